namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary><c>on conflict (…) where … do update set … where …</c>.</summary>
/// <param name="Target">The conflicting columns, and their condition.</param>
/// <param name="Assignments">What is set; empty for <c>do nothing</c>.</param>
/// <param name="Where">The condition of the update.</param>
internal sealed record UpsertClause(IReadOnlyList<SqlExpression> Target, IReadOnlyList<Assignment> Assignments, SqlExpression? Where);
