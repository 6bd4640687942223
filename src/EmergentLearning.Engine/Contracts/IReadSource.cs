namespace EmergentLearning.Engine.Contracts;

/// <summary>Where rows are read from: an open store, or a transaction, which also sees its own writes.</summary>
public interface IReadSource
{
    /// <summary>Reads from one consistent view, on the calling thread. Writes nothing and waits for nobody.</summary>
    /// <param name="state">Handed to <paramref name="read"/>, so that it need not capture anything.</param>
    /// <param name="read">
    /// The session and its statements are valid inside it only. It must have no effect but its result: a store that was opened for reading only may
    /// run it again, when somebody wrote meanwhile.
    /// </param>
    /// <exception cref="StoreException">The database could not be read.</exception>
    TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read);
}
