using System.Collections.Immutable;

namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>Several conditions joined by one operator; a chain stays flat, however long it is.</summary>
internal sealed class LogicalFilter<TRecord>(bool isAnd, ImmutableArray<Filter<TRecord>> operands) : Filter<TRecord>
{
    // SQLite takes a chain for a tree as deep as it is long, and refuses one deeper than 1,000; halves are as deep as a logarithm.
    private const int LongestChain = 100;

    private readonly bool _isAnd = isAnd;
    private readonly ImmutableArray<Filter<TRecord>> _operands = operands;

    public static Filter<TRecord> Combine(bool isAnd, Filter<TRecord> left, Filter<TRecord> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new LogicalFilter<TRecord>(isAnd, [.. Operands(isAnd, left), .. Operands(isAnd, right)]);
    }

    internal override void Write(SqlWriter sql) => Write(sql, 0, _operands.Length);

    internal override int Bind(IParameterBinder binder, int next)
    {
        foreach (Filter<TRecord> operand in _operands)
            next = operand.Bind(binder, next);
        return next;
    }

    private void Write(SqlWriter sql, int from, int to)
    {
        if (to - from > LongestChain)
        {
            int middle = from + ((to - from) / 2);
            Write(sql.Append("("), from, middle);
            Write(sql.Append(_isAnd ? ") and (" : ") or ("), middle, to);
            sql.Append(")");
            return;
        }

        for (int i = from; i < to; i++)
        {
            if (i > from)
                sql.Append(_isAnd ? " and " : " or ");
            bool isOther = _operands[i] is LogicalFilter<TRecord>;
            sql.Append(isOther ? "(" : "");
            _operands[i].Write(sql);
            sql.Append(isOther ? ")" : "");
        }
    }

    private static ImmutableArray<Filter<TRecord>> Operands(bool isAnd, Filter<TRecord> filter) =>
        filter is LogicalFilter<TRecord> logical && logical._isAnd == isAnd ? logical._operands : [filter];
}
