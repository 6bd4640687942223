namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary><c>column = value</c>, or <c>(column, column) = value</c>.</summary>
internal sealed record Assignment(IReadOnlyList<SqlToken> Columns, SqlExpression Value);
