using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// An SQLite database in WAL mode with one writer and any number of readers. Thread-safe. Several may be open on one file, in one
/// process or in many.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable
{
    private readonly ReaderPool _readers;
    private readonly Writer? _writer;
    private readonly IDisposable? _owned;

    private SqliteDatabase(string path, ReaderPool readers, Writer? writer, IDisposable? owned)
    {
        _owned = owned;
        Path = path;
        _readers = readers;
        _writer = writer;
    }

    /// <summary>The database file.</summary>
    public string Path { get; }

    internal Writer? Writer => _writer;

    /// <summary>How long the oldest read of this object runs; zero when none does.</summary>
    internal TimeSpan OldestRead => _readers.OldestRead;

    /// <summary>The size of the write-ahead log.</summary>
    internal long WalBytes => new FileInfo(Path + "-wal") is { Exists: true } log ? log.Length : 0;

    /// <summary>Opens the database; creates the file when it is absent, unless it is opened for reading only.</summary>
    /// <exception cref="StoreException">
    /// It cannot be opened, is not an SQLite database, belongs to another application or to a newer version, or lies on a network file
    /// system; or the SQLite library is too old to be safe.
    /// </exception>
    public static SqliteDatabase Open(SqliteDatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ReadOnly)
            return OpenReadOnly(Check(options));

        options = Check(options);
        var gate = new FileLockGate(options.GatePath, options.Logger);
        try
        {
            return OpenForWriting(options, gate, gate);
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What the file alone can tell: <see langword="null"/> when it has no owner yet, and its log may say otherwise. Takes no lock.
    /// </summary>
    /// <exception cref="StoreException">It cannot be read, or is not an SQLite database.</exception>
    internal static DatabaseHeader? ReadHeader(string path)
    {
        Batteries_V2.Init();
        DatabaseHeader header;
        using (SqlSession probe = Connections.OpenProbe(path))
            header = DatabaseHeader.Read(probe.Connection, path);
        return header.ApplicationId != 0 || !LogHeader.HasFrame(path + "-wal") ? header : null;
    }

    /// <summary>Reads from one consistent view, on the calling thread. Reads may be nested and run side by side.</summary>
    /// <param name="state">Handed to <paramref name="read"/>, so that it need not capture anything.</param>
    /// <param name="read">
    /// The session and its statements are valid inside it only. It must have no effect but its result: where a database that was opened for reading
    /// only has no log that could be locked, and somebody writes meanwhile, it runs again.
    /// </param>
    /// <exception cref="StoreException">The database could not be read.</exception>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    public TResult Read<TState, TResult>(TState state, Func<IReadSession, TState, TResult> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _readers.Read(state, read);
    }

    /// <summary>
    /// Runs <paramref name="work"/> on the writer's thread, in one transaction with whatever else is waiting, and completes once it is on
    /// disk. What it throws undoes it alone and comes back unchanged.
    /// </summary>
    /// <param name="work">Must only use what it is given, and must not block: every other writer waits for it.</param>
    /// <param name="ct">Takes the work out of the queue. Once begun it is carried out, and the task tells its outcome.</param>
    /// <exception cref="StoreException">The work was not carried out.</exception>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    public Task<TResult> WriteAsync<TResult>(Func<ISqlTransaction, TResult> work, CancellationToken ct) =>
        WriteAsync(work, committed: null, ct);

    /// <summary>As above, and tells <paramref name="committed"/> of the result on the writer's thread, in the order of the commits.</summary>
    /// <param name="work">Must only use what it is given, and must not block.</param>
    /// <param name="committed">Called once the work is on disk and every lock is given back. Must be quick, and must not throw.</param>
    /// <param name="ct">Takes the work out of the queue.</param>
    internal Task<TResult> WriteAsync<TResult>(Func<ISqlTransaction, TResult> work, Action<TResult>? committed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (_writer is null)
            throw new StoreException(StoreFault.Database, $"{Path} was opened for reading only. Open it for writing.");

        var item = new WriteItem<TResult>(work, committed, ct);
        _writer.Enqueue(item);
        return item.Task;
    }

    /// <summary>Carries out what is queued, then closes. Reads that are still running finish on their own.</summary>
    public async ValueTask DisposeAsync()
    {
        // The readers first, so that the writer's close is the last one and can empty the log.
        _readers.Dispose();
        if (_writer is not null)
            await _writer.DisposeAsync().ConfigureAwait(false);
        _owned?.Dispose();
    }

    /// <summary>A seam for tests: another gate, another way to start the writer's thread.</summary>
    internal static SqliteDatabase OpenForWriting(SqliteDatabaseOptions options, IWriteGate gate, IDisposable? owned = null, Action<Thread>? start = null)
    {
        SqlSession session = Connections.OpenWriter(options, gate);
        try
        {
            var readers = new ReaderPool(options.Path, () => new ReadConnection(Connections.OpenReader(options)));
            return new SqliteDatabase(options.Path, readers, new Writer(options, session, gate, start), owned);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static SqliteDatabase OpenReadOnly(SqliteDatabaseOptions options)
    {
        var source = new ReadOnlyConnections(options);
        try
        {
            var readers = new ReaderPool(options.Path, source.Open);
            readers.OpenFirst();
            return new SqliteDatabase(options.Path, readers, writer: null, source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static SqliteDatabaseOptions Check(SqliteDatabaseOptions options)
    {
        string path = System.IO.Path.GetFullPath(options.Path);
        RequireFolder(path);
        NetworkFileSystem.Refuse(path);
        Batteries_V2.Init();
        SqliteVersionGate.Require(raw.sqlite3_libversion_number());
        return options with { Path = path };
    }

    private static void RequireFolder(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path) ?? path;
        if (!Directory.Exists(folder))
            throw new StoreException(StoreFault.FileSystem, $"The folder {folder} does not exist. Create it, or choose another.");
        if (Directory.Exists(path))
            throw new StoreException(StoreFault.FileSystem, $"{path} is a folder, not a database. Choose another path.");
    }
}
