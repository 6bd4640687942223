namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A column compared with a value.</summary>
internal sealed class ValueFilter<TRecord, TValue>(Column<TRecord, TValue> column, string comparison, TValue value) : Filter<TRecord>
{
    internal override void Write(SqlWriter sql) => sql.Column(column.Name).Append(comparison).Parameter();

    internal override int Bind(IParameterBinder binder, int next)
    {
        column.Bind(binder, next, value);
        return next + 1;
    }
}
