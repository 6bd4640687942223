using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Several conditions joined by one operator; a chain stays flat, however long it is.</summary>
internal sealed class LogicalFilter<TRecord>(bool isAnd, ImmutableArray<Filter<TRecord>> operands) : Filter<TRecord>
{
    private readonly bool _isAnd = isAnd;
    private readonly ImmutableArray<Filter<TRecord>> _operands = operands;

    public static Filter<TRecord> Combine(bool isAnd, Filter<TRecord> left, Filter<TRecord> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new LogicalFilter<TRecord>(isAnd, [.. Operands(isAnd, left), .. Operands(isAnd, right)]);
    }

    internal override void Write(SqlWriter sql)
    {
        for (int i = 0; i < _operands.Length; i++)
        {
            if (i > 0)
                sql.Append(_isAnd ? " and " : " or ");
            bool isOther = _operands[i] is LogicalFilter<TRecord>;
            sql.Append(isOther ? "(" : "");
            _operands[i].Write(sql);
            sql.Append(isOther ? ")" : "");
        }
    }

    internal override int Bind(IParameterBinder binder, int next)
    {
        foreach (Filter<TRecord> operand in _operands)
            next = operand.Bind(binder, next);
        return next;
    }

    private static ImmutableArray<Filter<TRecord>> Operands(bool isAnd, Filter<TRecord> filter) =>
        filter is LogicalFilter<TRecord> logical && logical._isAnd == isAnd ? logical._operands : [filter];
}
