using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Contracts.Watching;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Projection;

/// <summary>A database transaction that also queues files and commits. It lives as long as the callback that received it.</summary>
/// <param name="paths">Which paths may be documents.</param>
/// <param name="database">The transaction on the database.</param>
/// <param name="clock">Where "now" comes from, for edits taken in.</param>
/// <param name="onConflict">Told of every conflict that is settled here.</param>
/// <param name="changes">Whom to tell of changed records. Default: nobody.</param>
internal sealed class StoreTransaction(
    DocumentPaths paths,
    ISqlTransaction database,
    TimeProvider clock,
    Action<ISqlTransaction, DocumentConflict>? onConflict,
    ChangeHub? changes = null)
    : IWriteTransaction
{
    /// <inheritdoc />
    public string Root => paths.Root;

    /// <inheritdoc />
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc />
    public long LastInsertRowId => database.LastInsertRowId;

    /// <inheritdoc />
    public int Changes => database.Changes;

    /// <summary>What the watchers are told once this is durable; <see langword="null"/> for nothing.</summary>
    public Announcements? Announcements { get; private set; }

    /// <summary>The first outbox number that this transaction added; 0 for none.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>The last outbox number that this transaction added; 0 for none.</summary>
    public long LastSequence { get; private set; }

    /// <inheritdoc />
    public bool IsWatched<TRecord>()
        where TRecord : class
    {
        if (changes is null)
            return false;
        if (changes.IsWatched<TRecord>())
            return true;

        (Announcements ??= new Announcements(changes)).Leave<TRecord>();
        return false;
    }

    /// <inheritdoc />
    public void Announce<TRecord>(Change<TRecord> change)
        where TRecord : class
    {
        if (IsWatched<TRecord>())
            (Announcements ??= new Announcements(changes!)).Add(change);
    }

    /// <inheritdoc />
    public IStatement Prepare(string sql) => database.Prepare(sql);

    /// <inheritdoc />
    public bool TryClaim(string key) => Claims.TryAdd(database, key, clock.GetUtcNow());

    /// <inheritdoc />
    public byte[]? FindDocument(string path) => Documents.FindContent(database, path);

    /// <inheritdoc />
    public bool IsPathFree(string path)
    {
        paths.Check(path);
        // A link that leads nowhere does not exist to Path.Exists, and yet nothing can be written there.
        string fullPath = paths.Full(path);
        return !Documents.IsTaken(database, path) && !Path.Exists(fullPath) && new FileInfo(fullPath).LinkTarget is null;
    }

    /// <inheritdoc />
    public byte[]? TakeInEdit(string path, CommitMessage? message = null, string? group = null)
    {
        // A link here could bring in, and commit, a file from outside the store.
        paths.Check(path);
        SafePath.RefuseLinks(Root, path);
        byte[]? onDisk = FileContent.ReadIfExists(paths.Full(path));
        if (onDisk is null)
            return null;

        string hash = FileContent.Hash(onDisk);
        if (hash == Documents.FindHash(database, path) || Outbox.ReadExpectedHashes(database, path).Contains(hash))
            return null;

        // What the store still has to write there knows nothing of this edit, and the edit nothing of it: both are kept.
        if (Outbox.HasUnwritten(database, path))
        {
            DocumentConflict conflict = ConflictKeeper.SetAside(this, path);
            onConflict?.Invoke(database, conflict);
        }

        Project(new DocumentChange
        {
            Path = path,
            Content = onDisk,
            Message = message ?? new CommitMessage($"edit: {path}", "Changed by hand; taken in as it is."),
            RecordedAt = clock.GetUtcNow(),
            Group = group,
            AlreadyOnDisk = true,
        });
        return onDisk;
    }

    /// <inheritdoc />
    public void RestoreFile(string path)
    {
        byte[] content = FindDocument(path)
            ?? throw new StoreException(StoreFault.Input, $"The store holds no document {path}; run `elf sync` to see what it holds.");
        Project(new DocumentChange
        {
            Path = path,
            Content = content,
            Message = new CommitMessage($"restore: {path}"),
            RecordedAt = clock.GetUtcNow(),
        });
    }

    /// <inheritdoc />
    public long Project(DocumentChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        // Before the row is durable: a record whose file cannot be written safely must not be acknowledged.
        paths.Check(change.Path);
        SafePath.RefuseLinks(Root, change.Path);

        string? hash = change.Content is null ? null : FileContent.Hash(change.Content);
        LastSequence = Outbox.Append(database, new OutboxEntry
        {
            Sequence = 0,
            Path = change.Path,
            Content = change.Content,
            Hash = hash,
            PreviousHash = Documents.FindHash(database, change.Path),
            OnDisk = change.AlreadyOnDisk,
            Message = change.Message,
            RecordedAt = change.RecordedAt,
            Group = change.Group,
            State = OutboxState.Queued,
            CommitId = null,
        });
        if (FirstSequence == 0)
            FirstSequence = LastSequence;
        Documents.Put(database, change.Path, change.Content, hash, LastSequence);
        return LastSequence;
    }
}
