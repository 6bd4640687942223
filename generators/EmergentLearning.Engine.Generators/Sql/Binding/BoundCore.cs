using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>One core of a select, whose names are known.</summary>
/// <param name="Syntax">How it is written.</param>
/// <param name="Scope">Its sources.</param>
/// <param name="Outputs">Its columns, or <see langword="null"/> when a star stands for columns that are not known.</param>
internal sealed record BoundCore(SelectCore Syntax, QueryScope Scope, IReadOnlyList<OutputColumn>? Outputs);
