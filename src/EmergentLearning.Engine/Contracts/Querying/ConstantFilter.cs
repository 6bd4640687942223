namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A condition that every row meets, or none.</summary>
internal sealed class ConstantFilter<TRecord>(bool isMet) : Filter<TRecord>
{
    internal override void Write(SqlWriter sql) => sql.Append(isMet ? "true" : "false");

    internal override int Bind(IParameterBinder binder, int next) => next;
}
