using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Migrations;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Shared;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Hosting;

/// <summary>
/// Opens a store for writing. The ordinary way takes no lock; creating, adopting and migrating happen under the repository lock, so
/// that of fifty processes that start at once one does it and the others find it done.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="schema">What the store holds.</param>
/// <param name="options">How it is opened.</param>
internal sealed class StoreOpener(StoreFolder folder, StoreSchema schema, StoreOptions options)
{
    // How long a process that waits for another's set-up waits before it looks again.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private static readonly GitIdentity DefaultAuthor = new("Emergent Learning", "elf@localhost");

    public async Task<IStore> OpenAsync(CancellationToken cancellationToken)
    {
        folder.EnsureUsable(options);
        if (!folder.IsPrepared && folder.HasDatabase)
            await EnsureAdoptableAsync().ConfigureAwait(false);
        folder.Prepare();
        FileLock.SelfTest(Path.Combine(folder.EngineFolder, "selftest.lock"));

        var repositoryLock = new FileLock(folder.RepositoryLockPath, LockClass.Repository);
        SqliteDatabase? database = null;
        try
        {
            database = await OpenReadyAsync(repositoryLock, cancellationToken).ConfigureAwait(false);
            return Start(database, repositoryLock);
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync().ConfigureAwait(false);
            repositoryLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The database, set up. Whoever finds it not ready tries for the lock, and looks again while somebody else has it: so when one
    /// process has set it up, all that waited go on at once instead of one after the other.
    /// </summary>
    private async Task<SqliteDatabase> OpenReadyAsync(FileLock repositoryLock, CancellationToken cancellationToken)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await TryOpenReadyAsync().ConfigureAwait(false) is { } database)
                return database;

            using var lookAgain = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (TimeProvider.System.GetElapsedTime(started) < options.LockTimeout)
                lookAgain.CancelAfter(LookAgain);
            try
            {
                using LockHandle held = await repositoryLock.AcquireAsync(options.LockTimeout, lookAgain.Token).ConfigureAwait(false);
                await SetUpAsync(cancellationToken).ConfigureAwait(false);
                return OpenDatabase();
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Somebody else is at it; perhaps it is ready now.
            }
        }
    }

    private async Task<SqliteDatabase?> TryOpenReadyAsync()
    {
        if (!folder.IsAdopted || !IsGitReady())
            return null;

        SqliteDatabase database = OpenDatabase();
        if (Plan(database).IsEmpty)
            return database;

        await database.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private OpenStore Start(SqliteDatabase database, FileLock repositoryLock)
    {
        GitIdentity author = database.Read(0, static (session, _) => EngineMeta.FindAuthor(session)) ?? DefaultAuthor;
        var store = new OpenStore(new ProjectionSettings
        {
            Root = folder.Root,
            EngineFolder = folder.EngineFolder,
            Database = database,
            RepositoryLock = repositoryLock,
            LockTimeout = options.LockTimeout,
            UseGit = options.UseGit,
            Git = new GitProjector(database, author),
            Clock = options.Clock,
            OnConflict = options.OnConflict,
        });
        // A marker or a queued entry may belong to a live process as well as to a killed one: the pass finds out under the lock.
        if (PassMarker.Exists(folder.EngineFolder) || database.Read(0, static (session, _) => Outbox.HasQueued(session)))
            store.Recover();
        return store;
    }

    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        bool existed = folder.HasDatabase;
        if (existed && !await IsOursAsync().ConfigureAwait(false))
            BackUp();

        await using SqliteDatabase database = OpenDatabase();
        if (!Plan(database).IsEmpty)
            await database.WriteAsync(transaction => ApplyPlan(transaction), cancellationToken).ConfigureAwait(false);
        bool hadRepository = database.Read(0, static (session, _) => EngineMeta.HasHadRepository(session));
        GitStatus status = options.UseGit ? GitRepository.Probe(folder.Root) : GitStatus.GitMissing;
        if (status == GitStatus.Damaged)
            throw folder.DamagedRepository();
        if (hadRepository && status == GitStatus.NotARepository && !options.AllowForeignFolder)
            throw new StoreException(StoreFault.Git, $"{folder.Root} is not a git repository any more. Put its .git back, or run `elf init` to begin a new history.");

        if (status != GitStatus.GitMissing)
        {
            GitRepository repository = await PrepareGitAsync(status, cancellationToken).ConfigureAwait(false);
            GitIdentity author = await repository.ReadIdentityAsync(cancellationToken).ConfigureAwait(false);
            bool isNewHistory = hadRepository && status == GitStatus.NotARepository;
            await database.WriteAsync(transaction => NoteRepository(transaction, author, isNewHistory), cancellationToken).ConfigureAwait(false);
        }

        folder.MarkAdopted();
        if (!existed)
            options.OnNotice?.Invoke($"Created the store in {folder.Root}.");
    }

    private bool ApplyPlan(ISqlTransaction transaction)
    {
        SchemaMigrator.Apply(transaction, SchemaMigrator.Plan(transaction, schema, EngineTables.Ddl));
        SchemaMigrator.Verify(transaction, schema, EngineTables.Ddl);
        return true;
    }

    private bool NoteRepository(ISqlTransaction transaction, GitIdentity author, bool isNewHistory)
    {
        if (EngineMeta.FindAuthor(transaction) is null)
            EngineMeta.SetAuthor(transaction, author);
        EngineMeta.SetHasHadRepository(transaction);
        if (isNewHistory)
            Outbox.RequeueAll(transaction, new CommitMessage("init: begin a new history"), options.Clock.GetUtcNow());
        return true;
    }

    private void BackUp()
    {
        string stamp = options.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        string copy = DatabaseBackup.CopyVerified(folder.DatabasePath, Path.Combine(folder.BackupFolder, $"adopted-{stamp}"));
        options.OnNotice?.Invoke($"Adopted {folder.DatabasePath}; a verified copy of the original is in {copy}.");
    }

    private async Task<GitRepository> PrepareGitAsync(GitStatus status, CancellationToken cancellationToken)
    {
        GitRepository repository = status == GitStatus.Ready
            ? await GitRepository.OpenAsync(folder.Root, cancellationToken).ConfigureAwait(false)
            : await GitRepository.InitAsync(folder.Root, cancellationToken).ConfigureAwait(false);
        // One writer must never commit another's half-state: neither the database nor the locks belong in git.
        await repository.AddExcludeAsync(
            [$"/{folder.Database}", $"/{folder.Database}-*", $"/{StoreLayout.EngineFolder}/", "/backups/", $"*{StoreLayout.TemporarySuffix}"])
            .ConfigureAwait(false);
        await new DatabaseUntracker(repository, folder.Database, options.Clock).UntrackAsync(cancellationToken).ConfigureAwait(false);
        return repository;
    }

    /// <summary>A missing git is no reason to set up again at every open; a missing repository is.</summary>
    private bool IsGitReady() =>
        !options.UseGit || GitRepository.Probe(folder.Root) is GitStatus.Ready or GitStatus.GitMissing;

    /// <summary>
    /// Whether the engine set the database up. Asks SQLite and never opens the file itself: closing a second descriptor would drop
    /// the POSIX locks that SQLite holds for other stores of this process (sqlite.org/howtocorrupt.html 2.2).
    /// </summary>
    private async Task<bool> IsOursAsync()
    {
        await using SqliteDatabase database = OpenDatabase(readOnly: true);
        return database.Read(0, static (session, _) =>
        {
            using IStatement pragma = session.Prepare("pragma application_id");
            return pragma.MoveNext() && pragma.GetInt64(0) != 0;
        });
    }

    /// <summary>Refuses what cannot be adopted, before a byte is written.</summary>
    private async Task EnsureAdoptableAsync()
    {
        await using SqliteDatabase database = OpenDatabase(readOnly: true);
        SchemaPlan plan = Plan(database);
        if (plan.Conflicts.Count > 0)
            throw new StoreException(StoreFault.Database, $"{folder.DatabasePath} cannot be adopted: {string.Join(" ", plan.Conflicts)}");
    }

    private SchemaPlan Plan(SqliteDatabase database) =>
        database.Read(schema, static (session, schema) => SchemaMigrator.Plan(session, schema, EngineTables.Ddl));

    private SqliteDatabase OpenDatabase(bool readOnly = false) => SqliteDatabase.Open(new SqliteDatabaseOptions
    {
        Path = folder.DatabasePath,
        GatePath = folder.DatabaseLockPath,
        LockTimeout = options.LockTimeout,
        ReadOnly = readOnly,
    });
}
