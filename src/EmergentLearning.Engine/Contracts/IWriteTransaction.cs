using EmergentLearning.Engine.Contracts.Watching;

namespace EmergentLearning.Engine.Contracts;

/// <summary>
/// A write transaction on a store: rows, and what has to become of files and commits, decided together or not at all
/// (the transactional outbox pattern). Valid only inside the callback that received it.
/// </summary>
public interface IWriteTransaction : ISqlTransaction
{
    /// <summary>The absolute path of the store's folder.</summary>
    string Root { get; }

    /// <summary>The store's time, in UTC. Default: the system's clock.</summary>
    DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>
    /// Whether anybody in this process watches these records, so that each change has to be told. Ask before changing them untold: whoever
    /// begins to watch between here and the commit is then told that changes were missed. Default: nobody.
    /// </summary>
    bool IsWatched<TRecord>()
        where TRecord : class => false;

    /// <summary>Tells the watchers of a change, once it is durable; nobody hears of it when the transaction fails. Default: nobody is told.</summary>
    void Announce<TRecord>(Change<TRecord> change)
        where TRecord : class
    {
    }

    /// <summary>
    /// Claims an idempotency key: of all transactions that ever claim it, in whichever process, exactly one that is committed gets
    /// <see langword="true"/>. For work that is asked for again because its answer was lost with a killed process: claim first, and do
    /// nothing when the key is taken. A transaction that fails gives its claims back. Keys are kept for ever.
    /// </summary>
    /// <param name="key">1 to 512 characters that name this one request, such as a GUID that its sender made.</param>
    /// <returns><see langword="false"/> when it was claimed before: what it was claimed for is durable.</returns>
    /// <exception cref="ArgumentException">The key is empty or too long.</exception>
    bool TryClaim(string key);

    /// <summary>The content that the store holds for a path, whether or not the file has been written yet.</summary>
    /// <param name="path">The path below the store's folder, with <c>/</c>.</param>
    /// <returns>The bytes, or <see langword="null"/> when the store holds no document of that path.</returns>
    byte[]? FindDocument(string path);

    /// <summary>Whether the path is free: no document of the store has it, and nothing lies there on disk.</summary>
    /// <param name="path">The path below the store's folder, with <c>/</c>.</param>
    bool IsPathFree(string path);

    /// <summary>
    /// Takes in what a person changed in a file since the store wrote it, as a new content of the document, so that a change made on
    /// top of it keeps the edit. For files that gather several records.
    /// </summary>
    /// <param name="path">The path below the store's folder, with <c>/</c>.</param>
    /// <param name="message">The commit's message. Default: <c>edit: path</c>.</param>
    /// <param name="group">Edits of one group share one commit. Default: a commit for each.</param>
    /// <returns>The file's bytes, or <see langword="null"/> when nobody changed it.</returns>
    byte[]? TakeInEdit(string path, CommitMessage? message = null, string? group = null);

    /// <summary>Queues the writing of a document's file as the store holds it, for a file that went missing. Makes no commit.</summary>
    /// <param name="path">The path below the store's folder, with <c>/</c>.</param>
    void RestoreFile(string path);

    /// <summary>Sets the content of a document and queues its file and its commit.</summary>
    /// <returns>The sequence number of the queued projection; see <see cref="IStore.FindProjection"/>.</returns>
    long Project(DocumentChange change);
}
