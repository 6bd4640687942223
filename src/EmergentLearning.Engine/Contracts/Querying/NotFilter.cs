namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>The rows that do not meet a condition, those included of which SQL cannot tell.</summary>
internal sealed class NotFilter<TRecord>(Filter<TRecord> operand) : Filter<TRecord>
{
    internal override void Write(SqlWriter sql)
    {
        sql.Append("(");
        operand.Write(sql);
        sql.Append(") is not true");
    }

    internal override int Bind(IParameterBinder binder, int next) => operand.Bind(binder, next);
}
