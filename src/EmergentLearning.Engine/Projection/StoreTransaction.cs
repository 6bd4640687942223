using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Projection;

/// <summary>A database transaction that also queues files and commits. It lives as long as the callback that received it.</summary>
/// <param name="root">The absolute path of the store's folder.</param>
/// <param name="database">The transaction on the database.</param>
/// <param name="clock">Where "now" comes from, for edits taken in.</param>
internal sealed class StoreTransaction(string root, ISqlTransaction database, TimeProvider clock) : IWriteTransaction
{
    /// <inheritdoc />
    public string Root => root;

    /// <inheritdoc />
    public long LastInsertRowId => database.LastInsertRowId;

    /// <inheritdoc />
    public int Changes => database.Changes;

    /// <summary>The last outbox number that this transaction added; 0 for none.</summary>
    public long LastSequence { get; private set; }

    /// <inheritdoc />
    public IStatement Prepare(string sql) => database.Prepare(sql);

    /// <inheritdoc />
    public byte[]? FindDocument(string path) => Documents.FindContent(database, path);

    /// <inheritdoc />
    public bool IsPathFree(string path)
    {
        SafePath.EnsureInside(root, path);
        return !Documents.IsTaken(database, path) && !Path.Exists(FullPath(path));
    }

    /// <inheritdoc />
    public byte[]? TakeInEdit(string path, CommitMessage? message = null, string? group = null)
    {
        // A link here could bring in, and commit, a file from outside the store.
        SafePath.EnsureInside(root, path);
        SafePath.RefuseLinks(root, path);
        byte[]? onDisk = FileContent.ReadIfExists(FullPath(path));
        if (onDisk is null)
            return null;

        string hash = FileContent.Hash(onDisk);
        if (hash == Documents.FindHash(database, path) || Outbox.ReadExpectedHashes(database, path).Contains(hash))
            return null;

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
        SafePath.EnsureInside(root, change.Path);
        SafePath.RefuseLinks(root, change.Path);

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
        Documents.Put(database, change.Path, change.Content, hash, LastSequence);
        return LastSequence;
    }

    private string FullPath(string path) => Path.Combine(root, path);
}
