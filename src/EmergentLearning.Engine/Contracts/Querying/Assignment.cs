namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A column and the value that it is set to, made by <see cref="Column{TRecord, TValue}.Set"/>. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public abstract class Assignment<TRecord>
{
    private protected Assignment(string column) => Column = column;

    internal string Column { get; }

    internal abstract void Bind(IParameterBinder binder, int parameter);
}
