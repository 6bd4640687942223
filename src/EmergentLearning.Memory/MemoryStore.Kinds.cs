using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Proposals;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing.Deletions;

namespace EmergentLearning.Memory;

// What is the same for every kind of record.
public sealed partial class MemoryStore
{
    /// <summary>Records something of any kind and waits for a level, or for whatever is in the way of it; a cancellation ends only that wait.</summary>
    /// <exception cref="StoreException">The record could not be made durable: nothing was recorded.</exception>
    public Task<RecordReceipt> RecordAsync(
        RecordDraft draft, Acknowledgement level = Acknowledgement.Committed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return RecordAsync(transaction => draft.Kind.Record(transaction, draft.Values, RecordBirth.At(_clock.GetUtcNow())), level, cancellationToken);
    }

    /// <summary>Records something that has its name, and that nobody else can have recorded; waits for its commit, or for whatever is in the way of it.</summary>
    internal Task<RecordReceipt> RecordAsync(RecordDraft draft, RecordBirth birth, CancellationToken cancellationToken) =>
        RecordAsync(transaction => draft.Kind.Record(transaction, draft.Values, birth), Acknowledgement.Committed, cancellationToken);

    /// <summary>As the other, of what another process may have recorded under that name: then that is the record.</summary>
    /// <param name="draft">The record.</param>
    /// <param name="birth">When it was asked for, and its name.</param>
    /// <param name="isWanted">Asked inside the transaction, whether it is to be made at all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal Task<RecordReceipt> RecordOnceAsync(
        RecordDraft draft, RecordBirth birth, Func<bool> isWanted, CancellationToken cancellationToken = default) =>
        RecordAsync(
            transaction => NamedRecord.Find(transaction, draft.Kind, birth.Uid)
                ?? (isWanted() ? draft.Kind.Record(transaction, draft.Values, birth) : throw new OperationCanceledException()),
            Acknowledgement.Committed,
            cancellationToken);

    /// <summary>Records many, each with its own commit, in one transaction: all of them or none.</summary>
    /// <returns>The receipts, in order; the commits follow, see <see cref="FlushAsync"/>.</returns>
    /// <exception cref="StoreException">One was refused, or they could not be made durable: none was recorded.</exception>
    public async Task<IReadOnlyList<RecordReceipt>> RecordAllAsync(IReadOnlyList<RecordDraft> drafts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        IReadOnlyList<RecordedRow> rows = await WriteAsync(
            (transaction, now) => drafts.Select(draft => draft.Kind.Record(transaction, draft.Values, RecordBirth.At(now))).ToList(), cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(row => Receipt(row, Store.FindProjection(row.Sequence)!))];
    }

    /// <summary>Changes fields of a record, in its row and in its file; what a person wrote beside them stays.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="id">The key.</param>
    /// <param name="changes">New texts by the names of fields; an empty one takes the value away.</param>
    /// <param name="level">What to wait for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreException">A change was refused, or could not be made durable: nothing was changed.</exception>
    public Task<RecordReceipt> UpdateAsync(
        RecordKind kind, long id, IReadOnlyList<KeyValuePair<string, string>> changes, Acknowledgement level = Acknowledgement.Committed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(changes);
        return RecordAsync(transaction => RecordUpdate.Apply(transaction, kind, id, changes, _clock.GetUtcNow()), level, cancellationToken);
    }

    /// <summary>Approves or rejects a proposal: its file moves, and what was approved becomes a record, all or nothing.</summary>
    /// <returns>The record that it became; of one that was rejected, the proposal's own.</returns>
    /// <exception cref="StoreException">There is none that waits, or it could not be made durable: nothing was changed.</exception>
    public Task<RecordReceipt> ReviewAsync(
        long proposal, ProposalDecision decision, Acknowledgement level = Acknowledgement.Committed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return RecordAsync(transaction => ProposalReview.Decide(transaction, proposal, decision, _clock.GetUtcNow()), level, cancellationToken);
    }

    /// <summary>
    /// Links a record to others, or takes links away, in the rows and in the files. A decision that another takes the place of becomes superseded; without
    /// such a link it is accepted again.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="changes">The links, at least one.</param>
    /// <param name="isRemoval">Whether they are taken away.</param>
    /// <param name="level">What to wait for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The receipt, or <see langword="null"/> when everything stood already.</returns>
    /// <exception cref="StoreException">A link was refused, or could not be made durable: nothing was changed.</exception>
    public async Task<RecordReceipt?> LinkAsync(
        KindRow record, IReadOnlyList<LinkChange> changes, bool isRemoval = false, Acknowledgement level = Acknowledgement.Committed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(changes);
        long? sequence = await WriteAsync((transaction, now) => new LinkWriter(transaction, now).Run(record, changes, isRemoval), cancellationToken)
            .ConfigureAwait(false);
        if (sequence is not { } queued)
            return null;

        ProjectionState state = await WaitForAsync(queued, level, cancellationToken).ConfigureAwait(false);
        return Receipt(new RecordedRow(record.Id, record.Uid ?? "", queued), state with { Path = record.Path ?? state.Path });
    }

    /// <summary>What a record is to others, whichever of the two files states it.</summary>
    /// <param name="uid">The record's name in every store.</param>
    public IReadOnlyList<RecordLink> LinksOf(string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        return Store.Read(uid, LinkRows.Show);
    }

    /// <summary>A record by its kind and key; <see langword="null"/> when there is none, or no such kind.</summary>
    public KindRow? Find(string kind, long id) => Store.Find(kind, id);

    /// <summary>A record of any kind by its name in every store; <see langword="null"/> when there is none.</summary>
    public KindRow? Find(string uid) => Store.Find(uid);

    /// <summary>A deleted record by its kind and key; <see langword="null"/> when there is none.</summary>
    public DeletedRecord? FindDeleted(string kind, long id) => Store.FindDeleted(kind, id);

    /// <summary>A deleted record by its name in every store; <see langword="null"/> when there is none.</summary>
    public DeletedRecord? FindDeleted(string uid) => Store.FindDeleted(uid);
}
