namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A statement that was understood: a select or a write.</summary>
internal sealed record ParsedStatement(SelectStatement? Select, WriteStatement? Write);
