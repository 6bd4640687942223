namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A value that is written out.</summary>
internal sealed class LiteralExpression : SqlExpression
{
    public required SqlToken Token { get; init; }

    public bool IsNull => Token.Is("null");
}
