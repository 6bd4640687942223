namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>Operands and what is done with them. Operators of one rank stand in one list, so that a long chain is not deep.</summary>
internal sealed class Operation(string @operator, int rank, IEnumerable<SqlExpression> operands) : SqlExpression
{
    public const string Parentheses = "()";

    public const string Row = "row";

    private readonly List<SqlExpression> _operands = [.. operands];

    /// <summary>The operator in lower case; of a chain, the first.</summary>
    public string Operator { get; } = @operator;

    /// <summary>How strongly it binds.</summary>
    public int Rank { get; } = rank;

    public IReadOnlyList<SqlExpression> Operands => _operands;

    public override IEnumerable<SqlExpression> Children => _operands;

    public void Append(SqlExpression operand)
    {
        _operands.Add(operand);
        End = operand.End;
    }
}
