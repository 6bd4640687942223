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
    private static readonly GitIdentity DefaultAuthor = new("Emergent Learning", "elf@localhost");

    public async Task<IStore> OpenAsync(CancellationToken cancellationToken)
    {
        folder.EnsureUsable(options);
        bool prepared = folder.IsPrepared;
        if (!prepared && HasDatabase())
            EnsureReadable();
        folder.Prepare();
        FileLock.SelfTest(Path.Combine(folder.EngineFolder, "selftest.lock"));

        var repositoryLock = new FileLock(folder.RepositoryLockPath, LockClass.Repository);
        SqliteDatabase? database = null;
        try
        {
            if (prepared && HasDatabase() && IsGitReady())
                database = OpenDatabase();
            if (database is null || !Plan(database).IsEmpty)
            {
                await SetUpAsync(repositoryLock, cancellationToken).ConfigureAwait(false);
                database ??= OpenDatabase();
            }

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

    private async Task SetUpAsync(FileLock repositoryLock, CancellationToken cancellationToken)
    {
        using LockHandle held = await repositoryLock.AcquireAsync(options.LockTimeout, cancellationToken).ConfigureAwait(false);
        GitRepository? repository = await PrepareGitAsync(cancellationToken).ConfigureAwait(false);
        bool existed = HasDatabase();
        if (existed && !IsOurs())
            BackUp();

        await using SqliteDatabase database = OpenDatabase();
        SchemaPlan plan = Plan(database);
        if (!plan.IsEmpty)
            await database.WriteAsync(transaction => ApplyPlan(transaction), cancellationToken).ConfigureAwait(false);
        GitIdentity author = repository is null
            ? DefaultAuthor
            : await repository.ReadIdentityAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(transaction => SetAuthor(transaction, author), cancellationToken).ConfigureAwait(false);
        if (!existed)
            options.OnNotice?.Invoke($"Created the store in {folder.Root}.");
    }

    private bool ApplyPlan(ISqlTransaction transaction)
    {
        // Planned again inside the transaction: what another process did in between is not done twice.
        SchemaMigrator.Apply(transaction, SchemaMigrator.Plan(transaction, schema, EngineTables.Ddl));
        return true;
    }

    private static bool SetAuthor(ISqlTransaction transaction, GitIdentity author)
    {
        if (EngineMeta.FindAuthor(transaction) is null)
            EngineMeta.SetAuthor(transaction, author);
        return true;
    }

    private void BackUp()
    {
        string stamp = options.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        string copy = DatabaseBackup.CopyVerified(folder.DatabasePath, Path.Combine(folder.BackupFolder, $"adopted-{stamp}"));
        options.OnNotice?.Invoke($"Adopted {folder.DatabasePath}; a verified copy of the original is in {copy}.");
    }

    private async Task<GitRepository?> PrepareGitAsync(CancellationToken cancellationToken)
    {
        if (!options.UseGit)
            return null;

        GitStatus status = GitRepository.Probe(folder.Root);
        if (status == GitStatus.GitMissing)
            return null;

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
    private bool IsOurs()
    {
        using SqliteDatabase database = OpenDatabase(readOnly: true);
        return database.Read(0, static (session, _) => SchemaMigrator.IsAdopted(session));
    }

    private bool HasDatabase() => new FileInfo(folder.DatabasePath) is { Exists: true, Length: > 0 };

    private void EnsureReadable()
    {
        using SqliteDatabase database = OpenDatabase(readOnly: true);
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
