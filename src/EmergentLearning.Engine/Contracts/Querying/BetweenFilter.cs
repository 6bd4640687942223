namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A column between two values, both included.</summary>
internal sealed class BetweenFilter<TRecord, TValue>(Column<TRecord, TValue> column, TValue low, TValue high) : Filter<TRecord>
{
    internal override void Write(SqlWriter sql)
    {
        // In parentheses: the "and" belongs to "between".
        sql.Append("(").Column(column.Name).Append(" between ").Parameter();
        sql.Append(" and ").Parameter();
        sql.Append(")");
    }

    internal override int Bind(IParameterBinder binder, int next)
    {
        column.Bind(binder, next, low);
        column.Bind(binder, next + 1, high);
        return next + 2;
    }
}
