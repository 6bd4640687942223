using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Many items in one transaction, so that they are fast, and yet one that is refused fails alone.</summary>
internal static class ChunkedWrites
{
    /// <summary>As many items as one transaction takes: enough to be fast, and few enough that nobody waits for it.</summary>
    public const int TransactionSize = 200;

    /// <summary>
    /// As many as one commit takes. Each commit holds the list of all files of a folder: one for each transaction, and 100,000 files are 500 such lists.
    /// </summary>
    public const int CommitSize = 20 * TransactionSize;

    /// <summary>Writes the items; after a refusal each half by itself, down to the one item that it is about.</summary>
    /// <param name="store">The store.</param>
    /// <param name="items">As many as one transaction may hold.</param>
    /// <param name="work">What is done with them.</param>
    /// <param name="refuse">The result of an item that was refused: nothing of it happened.</param>
    /// <param name="cancellationToken">Ends the call between transactions.</param>
    /// <returns>The results, in the order of the items.</returns>
    public static async Task<IReadOnlyList<TResult>> WriteAsync<TItem, TResult>(
        IStore store,
        ReadOnlyMemory<TItem> items,
        Func<IWriteTransaction, ReadOnlyMemory<TItem>, TResult[]> work,
        Func<TItem, StoreException, TResult> refuse,
        CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(transaction => work(transaction, items), Acknowledgement.Durable, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (StoreException refusal) when (IsAboutOneItem(refusal.Fault))
        {
            if (items.Length == 1)
                return [refuse(items.Span[0], refusal)];

            int half = items.Length / 2;
            IReadOnlyList<TResult> first = await WriteAsync(store, items[..half], work, refuse, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<TResult> second = await WriteAsync(store, items[half..], work, refuse, cancellationToken).ConfigureAwait(false);
            return [.. first, .. second];
        }
    }

    // A full disk, a lock or a damaged database is everybody's fault: trying each item would only fail as often.
    private static bool IsAboutOneItem(StoreFault fault) => fault is StoreFault.Input or StoreFault.Security or StoreFault.Validation;
}
