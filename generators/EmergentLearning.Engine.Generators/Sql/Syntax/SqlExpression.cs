namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>An expression. Its place is counted in tokens.</summary>
internal abstract class SqlExpression
{
    /// <summary>The first token.</summary>
    public required int First { get; init; }

    /// <summary>The token after the last.</summary>
    public required int End { get; set; }

    /// <summary>The expressions it is made of, as far as they see the same names.</summary>
    public virtual IEnumerable<SqlExpression> Children => [];

    /// <summary>The expression inside of parentheses.</summary>
    public SqlExpression Bare => this is Operation { Operator: Operation.Parentheses } parentheses ? parentheses.Operands[0].Bare : this;
}
