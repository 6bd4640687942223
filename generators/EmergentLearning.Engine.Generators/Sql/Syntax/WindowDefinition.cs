namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A window, in parentheses.</summary>
/// <param name="Base">The window that it extends.</param>
/// <param name="Expressions">What it partitions and orders by.</param>
internal sealed record WindowDefinition(SqlToken? Base, IReadOnlyList<SqlExpression> Expressions);
