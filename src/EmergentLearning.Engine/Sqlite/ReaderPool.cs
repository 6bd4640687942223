using System.Collections.Concurrent;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Lends reading connections. Thread-safe; a read inside a read gets a connection of its own.</summary>
/// <param name="path">The database, for messages.</param>
/// <param name="open">Opens a connection.</param>
internal sealed class ReaderPool(string path, Func<ReadConnection> open) : IDisposable
{
    private const int MostIdle = 8;
    private readonly ConcurrentStack<ReadConnection> _idle = new();
    private readonly ReaderClock _clock = new();
    private volatile bool _closed;

    /// <summary>How long the oldest read runs; zero when none does.</summary>
    public TimeSpan OldestRead => _clock.Oldest;

    /// <summary>Opens a connection ahead of the first read, so that what is wrong with the file is said now.</summary>
    /// <exception cref="StoreException">The database cannot be opened.</exception>
    public void OpenFirst() => _idle.Push(open());

    /// <summary>
    /// Reads, once as a rule. Without a lock a writer may come in the middle; then it is read again, by then with a lock, since our writers leave
    /// a log and its index. So it is when the database has been upgraded since the connection was opened.
    /// </summary>
    /// <exception cref="StoreBusyException">Somebody changed the files each time.</exception>
    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteDatabase));
        if (TryRead(state, read, out TResult result, out Exception? failure))
            return result;

        var patience = new Patience(Patience.Default);
        while (patience.Rest())
        {
            if (TryRead(state, read, out result, out failure))
                return result;
        }

        throw ReadConnection.GiveUp(path, "read", failure);
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryPop(out ReadConnection connection))
            connection.Session.Dispose();
    }

    private bool TryRead<TState, TResult>(
        TState state, Func<IReadSession, TState, TResult> read, out TResult result, out Exception? failure)
    {
        result = default!;
        failure = null;
        ReadConnection connection = Borrow();
        bool healthy = false;
        int place = _clock.Enter();
        try
        {
            // Deferred: takes no lock that a writer waits for; everything from the first statement on sees one state.
            connection.Session.Execute("BEGIN");
            if (!connection.Session.HasNotedSchema())
                return false;

            result = read(connection.Session, state);
            healthy = connection.IsOfOneMoment;
            return healthy;
        }
        catch (Exception e) when (connection.FailedByChange(e))
        {
            failure = e;
            return false;
        }
        finally
        {
            _clock.Leave(place);
            End(connection, healthy);
        }
    }

    private ReadConnection Borrow()
    {
        while (_idle.TryPop(out ReadConnection connection))
        {
            if (connection.IsCurrent)
                return connection;
            connection.Session.Dispose();
        }

        return open();
    }

    private void End(ReadConnection connection, bool healthy)
    {
        connection.Session.TakeBackAll();
        if (!healthy || _idle.Count >= MostIdle)
        {
            // Closing ends the transaction. After an error that is simpler than to find out what state it left.
            connection.Session.Dispose();
            return;
        }

        connection.Session.Execute("COMMIT");
        _idle.Push(connection);
        if (_closed)
            Dispose();
    }
}
