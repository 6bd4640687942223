using System.Diagnostics.CodeAnalysis;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Migrations;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Shared;
using EmergentLearning.Engine.Sqlite;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Hosting;

/// <summary>
/// Opens a store for writing. The ordinary way takes no lock; creating, adopting and migrating happen under the repository lock, so
/// that of fifty processes that start at once one does it and the others find it done.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="schema">What the store holds.</param>
/// <param name="options">How it is opened.</param>
[SuppressMessage("Design", "CA1001", Justification = "The lock is the store's once it is open, and is disposed here when it is not.")]
internal sealed class StoreOpener(StoreFolder folder, StoreSchema schema, StoreOptions options)
{
    // How long a process that waits for another's set-up waits before it looks again: longer each time, because fifty that look take
    // the processor from the one that works.
    private static readonly TimeSpan FirstLookAgain = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLookAgain = TimeSpan.FromMilliseconds(400);

    private static readonly GitIdentity DefaultAuthor = new("Emergent Learning", "elf@localhost");

    private readonly ILogger _log = StoreLog.From(options.LoggerFactory);
    private readonly string _tag = StoreTag.OfRoot(folder.Root);
    private readonly SchemaUpgrade _upgrade = new(schema, EngineTables.Ddl, folder.DatabasePath);
    private readonly DurabilityLatch _durability = new(folder.Root);
    private readonly SpaceReserve _reserve = new(folder.EngineFolder);

    // Given to the store once that is open.
    [LockRank(EngineLocks.Repository)]
    private FileLock? _repositoryLock;

    public async Task<IStore> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await OpenOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (SpaceReserve.IsFull(exception) && _reserve.TryGiveUp())
        {
            // A full disk must not keep what was acknowledged from being finished: once more, with the room kept for that.
            return await OpenOnceAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<OpenStore> OpenOnceAsync(CancellationToken cancellationToken)
    {
        folder.EnsureUsable();
        if (!Directory.Exists(folder.EngineFolder))
        {
            folder.EnsureWelcome(ProbeGit(), options.AllowForeignFolder);
            if (HasDatabase())
                await EnsureAdoptableAsync().ConfigureAwait(false);
        }

        folder.Prepare();
        InterruptedCreation.TakeBack(folder.DatabasePath);
        FileLock.SelfTest(Path.Combine(folder.EngineFolder, StoreLayout.SelfTestLock));
        _repositoryLock = new FileLock(folder.RepositoryLockPath, LockClass.Repository) { Telemetry = { Logger = _log } };
        try
        {
            SqliteDatabase database = await OpenReadyAsync(cancellationToken).ConfigureAwait(false);
            return await StartAsync(database).ConfigureAwait(false);
        }
        catch
        {
            _repositoryLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The database, set up. Whoever finds it not ready tries for the lock, and looks again while somebody else has it: so when one
    /// process has set it up, all that waited go on at once instead of one after the other.
    /// </summary>
    private async Task<SqliteDatabase> OpenReadyAsync(CancellationToken cancellationToken)
    {
        long started = TimeProvider.System.GetTimestamp();
        for (TimeSpan patience = FirstLookAgain; ; patience = TimeSpan.FromTicks(Math.Min(patience.Ticks * 2, LongestLookAgain.Ticks)))
        {
            if (await TryOpenReadyAsync().ConfigureAwait(false) is { } database)
                return database;

            using var lookAgain = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (TimeProvider.System.GetElapsedTime(started) < options.LockTimeout)
                lookAgain.CancelAfter(patience);
            try
            {
                using LockHandle held = await _repositoryLock!.AcquireAsync(options.LockTimeout, lookAgain.Token).ConfigureAwait(false);
                using var progress = new ProgressBeat(held);
                await SetUpAsync(cancellationToken).ConfigureAwait(false);
                return OpenDatabase();
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Somebody else is at it; perhaps it is ready now.
            }
        }
    }

    private GitStatus ProbeGit() => options.UseGit ? GitRepository.Probe(folder.Root) : GitStatus.GitMissing;

    /// <summary>The database, if nothing is left to set up: the ordinary case, which takes no lock.</summary>
    private async Task<SqliteDatabase?> TryOpenReadyAsync()
    {
        // A database that is not ours yet must not be opened for writing: that alone would change it, before its backup.
        // Its header is read once for both questions: each look is a connection of its own.
        if (!HasBytes())
            return null;
        DatabaseHeader? header = ReadHeader();
        if (IsBegun(header) || !await IsOursAsync(header).ConfigureAwait(false))
            return null;

        SqliteDatabase database = OpenDatabase();
        try
        {
            if (Plan(database).IsEmpty && HasGitReady(database))
                return database;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await database.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// A missing git is no reason to set up again at every open; a missing repository is. Git itself is not asked: that costs a process,
    /// and of fifty that record at once one or two commit for all. Whoever commits asks; a repository that git refuses then keeps
    /// nothing from being recorded.
    /// </summary>
    private bool HasGitReady(SqliteDatabase database) =>
        !options.UseGit
        || !GitRepository.IsInstalled
        || (GitRepository.HasMarker(folder.Root) && database.Read(0, static (session, _) => HasHadRepository(session)));

    private async Task<OpenStore> StartAsync(SqliteDatabase database)
    {
        try
        {
            (GitIdentity? author, bool pending) = database.Read(
                options.UseGit, static (session, useGit) => (EngineMeta.FindAuthor(session), Outbox.HasPending(session, useGit)));
            _reserve.TryMake();
            var settings = new ProjectionSettings
            {
                Durability = _durability,
                Reserve = _reserve,
                Root = folder.Root,
                EngineFolder = folder.EngineFolder,
                Paths = new DocumentPaths(folder.Root, folder.DatabasePath),
                Disk = options.Disk,
                Database = database,
                RepositoryLock = _repositoryLock!,
                LockTimeout = options.LockTimeout,
                UseGit = options.UseGit,
                WasPending = pending,
                Git = new GitProjector(database, author ?? DefaultAuthor, _tag, options.OnStep),
                Store = _tag,
                Logger = _log,
                Faults = new FaultReport(_log, folder.Root),
                Clock = options.Clock,
                OnConflict = options.OnConflict,
                OnStep = options.OnStep,
            };
            var store = new OpenStore(settings, _upgrade.RequireCurrent);
            // What is pending may belong to a live process as well as to a killed one: the pass finds out under the lock.
            if (pending || PassMarker.Exists(folder.EngineFolder))
                store.Recover();
            return store;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The caller holds the repository lock.</summary>
    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        // Somebody else may have done it while the lock was awaited.
        if (await TryOpenReadyAsync().ConfigureAwait(false) is { } ready)
        {
            await ready.DisposeAsync().ConfigureAwait(false);
            return;
        }

        folder.SyncNames();
        GitStatus git = ProbeGit();
        folder.WriteIgnore();
        bool existed = HasDatabase();
        if (existed && !await IsOursAsync(ReadHeader()).ConfigureAwait(false))
        {
            await EnsureAdoptableAsync().ConfigureAwait(false);
            BackUp("adopted", copy =>
            {
                _log.Adopted(folder.DatabasePath, copy);
                return $"Adopted {folder.DatabasePath}; a verified copy of the original is in {copy}.";
            });
        }
        else if (existed)
        {
            await BackUpBeforeRebuildAsync().ConfigureAwait(false);
        }

        await UpgradeAsync(cancellationToken).ConfigureAwait(false);
        await using SqliteDatabase database = OpenDatabase();
        if (git != GitStatus.GitMissing)
            await SetUpGitAsync(database, git, cancellationToken).ConfigureAwait(false);
        if (!existed)
            _log.Created(folder.Root);
        if (!existed)
            options.OnNotice?.Invoke($"Created the store in {folder.Root}.");
    }

    private async Task SetUpGitAsync(SqliteDatabase database, GitStatus git, CancellationToken cancellationToken)
    {
        bool hadRepository = database.Read(0, static (session, _) => EngineMeta.HasHadRepository(session));
        bool isGone = hadRepository && git == GitStatus.NotARepository;
        if (isGone && !options.AllowForeignFolder)
        {
            throw new StoreException(
                StoreFault.Git,
                $"{folder.Root} is not a git repository any more. Put its .git back, or run `elf init` to begin a new history.");
        }

        GitRepository repository = await PrepareGitAsync(git, cancellationToken).ConfigureAwait(false);
        GitIdentity author = await repository.ReadIdentityAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(transaction => NoteRepository(transaction, author, hadRepository, isGone), cancellationToken)
            .ConfigureAwait(false);
        if (isGone)
            options.OnNotice?.Invoke($"Began a new git history in {folder.Root}; all files of the store are its first commits.");
    }

    /// <summary>All in one transaction: a kill leaves the old schema or the new.</summary>
    private async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        // Tables are rebuilt without the enforcement of foreign keys, which cannot be switched inside a transaction.
        await using SqliteDatabase database = OpenDatabase(enforceForeignKeys: false);
        if (Plan(database).IsEmpty)
            return;

        await database.WriteAsync(
            transaction =>
            {
                _upgrade.Apply(transaction, options.OnUpgradeStep);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        _log.Upgraded(folder.DatabasePath);
    }

    private async Task BackUpBeforeRebuildAsync()
    {
        UpgradePlan plan;
        // It is the engine's own, and has been opened for writing before it was found to need this: no copy of it has to be looked at.
        await using (SqliteDatabase database = OpenDatabase())
            plan = Plan(database);
        if (plan.ChangesWhatIsThere)
            BackUp($"version-{plan.From}", copy => $"Upgrades {folder.DatabasePath}; a verified copy of version {plan.From} is in {copy}.");
    }

    private bool NoteRepository(ISqlTransaction transaction, GitIdentity author, bool hadRepository, bool isGone)
    {
        if (EngineMeta.FindAuthor(transaction) is null)
            EngineMeta.SetAuthor(transaction, author);
        EngineMeta.SetHasHadRepository(transaction);
        DateTimeOffset now = options.Clock.GetUtcNow();
        if (isGone)
            Outbox.RequeueAll(transaction, new CommitMessage("init: begin a new history"), now);
        else if (!hadRepository)
            Outbox.RequeueUncommitted(transaction, new CommitMessage("init: begin the history"), now);
        return true;
    }

    private void BackUp(string why, Func<string, string> notice)
    {
        string stamp = options.Clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        string backup = Path.Combine(folder.BackupFolder, $"{why}-{stamp}");
        // One that was killed in the same second has left its copy, which is kept.
        for (int again = 2; Directory.Exists(backup); again++)
            backup = Path.Combine(folder.BackupFolder, $"{why}-{stamp}-{again}");
        string copy = DatabaseBackup.CopyVerified(folder.DatabasePath, backup);
        options.OnNotice?.Invoke(notice(copy));
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

    /// <summary>
    /// Whether the engine set the database up. Asks SQLite and never opens the file itself: closing a second descriptor would drop
    /// the POSIX locks that SQLite holds for other stores of this process (sqlite.org/howtocorrupt.html 2.2).
    /// </summary>
    private async Task<bool> IsOursAsync(DatabaseHeader? header)
    {
        // As a rule the file itself says so. What a reader would do instead fails where a crash has left a log that was begun and has no
        // commit: its index is of the log before, nobody may write a new one, and SQLite waits ten seconds and gives up.
        if (header is { } known)
            return known.ApplicationId != 0;

        await using SqliteDatabase database = OpenDatabase(readOnly: true);
        return database.Read(0, static (session, _) =>
        {
            using IStatement pragma = session.Prepare("pragma application_id");
            return pragma.MoveNext() && pragma.GetInt64(0) != 0;
        });
    }

    /// <summary>As the engine's table says; a database that lacks even that has to be set up.</summary>
    private static bool HasHadRepository(IReadSession session) =>
        DocumentIndex.IsAdopted(session) && EngineMeta.HasHadRepository(session);

    /// <summary>Whether there is a database with anything in it. One that a crash cut off before that is begun anew; nobody can adopt it.</summary>
    private bool HasDatabase() => HasBytes() && !IsBegun(ReadHeader());

    private bool HasBytes() => new FileInfo(folder.DatabasePath) is { Exists: true, Length: > 0 };

    private DatabaseHeader? ReadHeader() => SqliteDatabase.ReadHeader(folder.DatabasePath);

    private static bool IsBegun(DatabaseHeader? header) => header is { HasSchema: false };

    /// <summary>Refuses what cannot be adopted, before a byte is written.</summary>
    private async Task EnsureAdoptableAsync()
    {
        await using SqliteDatabase database = OpenDatabase(readOnly: true);
        UpgradePlan plan = Plan(database);
        if (plan.Conflicts.Count > 0)
            throw new StoreException(StoreFault.Database, $"{folder.DatabasePath} cannot be adopted: {string.Join(" ", plan.Conflicts)}");
    }

    private UpgradePlan Plan(SqliteDatabase database) => database.Read(_upgrade, static (session, upgrade) => upgrade.Plan(session));

    private SqliteDatabase OpenDatabase(bool readOnly = false, bool enforceForeignKeys = true) => SqliteDatabase.Open(new SqliteDatabaseOptions
    {
        Path = folder.DatabasePath,
        GatePath = folder.DatabaseLockPath,
        LockTimeout = options.LockTimeout,
        ReadOnly = readOnly,
        // Opening comes first after a power loss, when the log's index can be older or newer than the log.
        ReadsCopy = readOnly,
        WalLimitBytes = options.WalLimitBytes,
        EnforceForeignKeys = enforceForeignKeys,
        Durability = _durability,
        OnFull = _reserve.GiveUp,
        Logger = _log,
    });
}
