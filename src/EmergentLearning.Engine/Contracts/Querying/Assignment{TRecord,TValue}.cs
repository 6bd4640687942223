namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A column and its new value.</summary>
internal sealed class Assignment<TRecord, TValue>(Column<TRecord, TValue> column, TValue value) : Assignment<TRecord>(column.Name)
{
    internal override void Bind(IParameterBinder binder, int parameter) => column.Bind(binder, parameter, value);
}
