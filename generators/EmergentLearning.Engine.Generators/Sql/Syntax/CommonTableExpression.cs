namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A table that a statement defines for itself: <c>with name (columns) as (select …)</c>.</summary>
internal sealed record CommonTableExpression(SqlToken Name, IReadOnlyList<SqlToken> Columns, SelectStatement Select);
