namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A column compared with another of the same row, or with <c>NULL</c>.</summary>
internal sealed class ColumnFilter<TRecord>(string column, string comparison, string? other = null) : Filter<TRecord>
{
    internal override void Write(SqlWriter sql)
    {
        sql.Column(column).Append(comparison);
        if (other is not null)
            sql.Column(other);
    }

    internal override int Bind(IParameterBinder binder, int next) => next;
}
