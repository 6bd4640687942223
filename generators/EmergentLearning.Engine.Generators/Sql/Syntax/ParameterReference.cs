namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A parameter, such as <c>@topic</c>.</summary>
internal sealed class ParameterReference : SqlExpression
{
    public required SqlToken Token { get; init; }
}
