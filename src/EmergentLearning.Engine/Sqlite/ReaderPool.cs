using System.Collections.Concurrent;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Lends reading connections. Thread-safe; a read inside a read gets a connection of its own.</summary>
internal sealed class ReaderPool : IDisposable
{
    private const int MostIdle = 8;
    private readonly ConcurrentStack<SqlSession> _idle = new();
    private readonly Func<SqlSession> _open;
    private readonly Func<bool> _isStale;
    private readonly ReaderClock _clock = new();
    private volatile bool _closed;

    /// <param name="open">Opens a connection.</param>
    /// <param name="isStale">Whether idle connections must be closed instead of lent.</param>
    /// <param name="first">A connection that is open already.</param>
    public ReaderPool(Func<SqlSession> open, Func<bool>? isStale = null, SqlSession? first = null)
    {
        _open = open;
        _isStale = isStale ?? (() => false);
        if (first is not null)
            _idle.Push(first);
    }

    /// <summary>How long the oldest read runs; zero when none does.</summary>
    public TimeSpan OldestRead => _clock.Oldest;

    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteDatabase));
        if (_isStale())
            CloseIdle();
        if (!_idle.TryPop(out SqlSession? session))
            session = _open();

        bool healthy = false;
        int place = _clock.Enter();
        try
        {
            // Deferred: takes no lock that a writer waits for; everything from the first statement on sees one state.
            session.Execute("BEGIN");
            TResult result = read(session, state);
            healthy = true;
            return result;
        }
        finally
        {
            _clock.Leave(place);
            End(session, healthy);
        }
    }

    public void Dispose()
    {
        _closed = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryPop(out SqlSession? session))
            session.Dispose();
    }

    private void End(SqlSession session, bool healthy)
    {
        session.TakeBackAll();
        if (!healthy || _idle.Count >= MostIdle)
        {
            // Closing ends the transaction. After an error that is simpler than to find out what state it left.
            session.Dispose();
            return;
        }

        session.Execute("COMMIT");
        _idle.Push(session);
        if (_closed)
            Dispose();
    }
}
