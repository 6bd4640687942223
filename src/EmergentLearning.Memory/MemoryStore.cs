using System.IO.Abstractions;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Memory;

/// <summary>
/// A store of the Emergent Learning Framework, open for writing: records, syncs and imports. Thread-safe. Disposing finishes what is
/// queued.
/// </summary>
public sealed partial class MemoryStore : IAsyncDisposable
{
    private static readonly FileSystem Files = new();

    private readonly MemoryTables _tables;
    private readonly TimeProvider _clock;

    private MemoryStore(MemoryTables tables, TimeProvider clock)
    {
        _tables = tables;
        _clock = clock;
    }

    /// <summary>The tables, typed.</summary>
    public MemoryTables Tables => _tables;

    private IStore Store => _tables.Engine;

    /// <summary>
    /// Opens the store in a folder. An absent one is created; a folder of the original, or only its <c>memory/index.db</c>, is adopted
    /// in place after a verified backup.
    /// </summary>
    /// <exception cref="StoreException">It cannot be opened; the message says what to do.</exception>
    public static async Task<MemoryStore> OpenAsync(
        string folder, StoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = (options ?? new StoreOptions()) with { OnConflict = FollowFile };
        MemoryTables tables = await MemoryTables.OpenAsync(folder, options, cancellationToken).ConfigureAwait(false);
        var store = new MemoryStore(tables, options.Clock);
        try
        {
            await store.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Records a failure and waits for a level, or for whatever is in the way of it; a cancellation ends only that wait.</summary>
    /// <exception cref="StoreException">The input was refused, or the record could not be made durable: nothing was recorded.</exception>
    public Task<RecordReceipt> RecordAsync(
        FailureInput input, Acknowledgement level = Acknowledgement.Committed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        FailureInput valid = input.Validate();
        return RecordAsync(transaction => FailureRecorder.Record(transaction, valid, RecordBirth.At(_clock.GetUtcNow())), level, cancellationToken);
    }

    /// <summary>Records a heuristic and waits for a level, or for whatever is in the way of it; a cancellation ends only that wait.</summary>
    /// <exception cref="StoreException">The input was refused, or the record could not be made durable: nothing was recorded.</exception>
    public Task<RecordReceipt> RecordAsync(
        HeuristicInput input, Acknowledgement level = Acknowledgement.Committed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        HeuristicInput valid = input.Validate();
        return RecordAsync(transaction => HeuristicRecorder.Record(transaction, valid, RecordBirth.At(_clock.GetUtcNow())), level, cancellationToken);
    }

    /// <summary>
    /// Brings database and files in step: takes in new and edited files, deletes the records of deleted ones, writes lost ones, keeps both sides
    /// of a conflict.
    /// </summary>
    public Task<SyncReport> SyncAsync(IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) =>
        SyncAsync(new SyncOptions(), progress, cancellationToken);

    /// <summary>As the other, by options.</summary>
    public Task<SyncReport> SyncAsync(
        SyncOptions options, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new StoreRepair(Store, new StoreComparison(Store, Files), _clock, options).RunAsync(progress, cancellationToken);
    }

    /// <summary>Takes in every file of a folder, as records or verbatim. A second import of the same files changes nothing.</summary>
    /// <exception cref="StoreException">The folder is not there, or a file could not be made durable.</exception>
    public Task<ImportReport> ImportAsync(
        string folder, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new FolderImport(Store, Files, _clock).RunAsync(folder, progress, cancellationToken);

    /// <summary>Waits until everything recorded so far is committed, or something is in the way.</summary>
    /// <returns>What is in the way, or <see langword="null"/>.</returns>
    public async Task<string?> FlushAsync(CancellationToken cancellationToken = default)
    {
        long last = Store.Read(0, static (session, _) => LastSequence(session));
        return last == 0
            ? null
            : (await Store.ProjectAsync(last, Acknowledgement.Committed, cancellationToken).ConfigureAwait(false)).Problem;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    /// <summary>Decides something with the store's time, and returns once it is durable.</summary>
    internal Task<T> WriteAsync<T>(Func<IWriteTransaction, DateTimeOffset, T> write, CancellationToken cancellationToken) =>
        Store.WriteAsync(transaction => write(transaction, _clock.GetUtcNow()), Acknowledgement.Durable, cancellationToken);

    private async Task<RecordReceipt> RecordAsync(
        Func<IWriteTransaction, RecordedRow> record, Acknowledgement level, CancellationToken cancellationToken)
    {
        RecordedRow row = await Store.WriteAsync(record, Acknowledgement.Durable, cancellationToken).ConfigureAwait(false);
        ProjectionState state = await WaitForAsync(row.Sequence, level, cancellationToken).ConfigureAwait(false);
        return Receipt(row, state);
    }

    private static RecordReceipt Receipt(RecordedRow row, ProjectionState state) =>
        new(row.Id, row.Uid, state.Path, state.CommitId, state.Level, state.Problem) { Notice = row.Notice };

    /// <summary>Whoever stops waiting still gets the receipt: without it a durable record would be recorded again.</summary>
    private async Task<ProjectionState> WaitForAsync(long sequence, Acknowledgement level, CancellationToken cancellationToken)
    {
        try
        {
            return await Store.ProjectAsync(sequence, level, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Store.FindProjection(sequence) is { } state)
        {
            return state with { Problem = "The wait was ended before the commit was made." };
        }
    }

    /// <summary>The first document of a store: what git has to leave alone in every clone.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Store.Read(0, static (session, _) => LastSequence(session)) > 0)
            return;

        await Store.WriteAsync(
            transaction => InitialDocuments.Add(transaction, _clock.GetUtcNow()), Acknowledgement.Durable, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>After a conflict the record's file lies beside the person's; its row follows it.</summary>
    private static void FollowFile(ISqlTransaction transaction, DocumentConflict conflict)
    {
        using IStatement update = transaction.Prepare(
            "update learnings set filepath = ?2 where id = (select max(id) from learnings where filepath = ?1)");
        update.BindText(1, conflict.Path);
        update.BindText(2, conflict.KeptPath);
        update.MoveNext();
    }

    private static long LastSequence(IReadSession session)
    {
        using IStatement select = session.Prepare("select coalesce(max(sequence), 0) from engine_outbox");
        select.MoveNext();
        return select.GetInt64(0);
    }
}
