namespace EmergentLearning.Engine.Contracts;

/// <summary>Reads inside a transaction.</summary>
internal sealed class TransactionSource(IReadSession session) : IReadSource
{
    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read) => read(session, state);
}
