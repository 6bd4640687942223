using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Combining.Native;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Combining;

/// <summary>
/// The one record of a process that makes no other, as <c>elf record</c> does. While one process has the store open, those beside it need not open it,
/// too: they hand their records over, and it makes all of them with its own, in one transaction and one run of git (flat combining: Hendler, Incze,
/// Shavit and Tzafrir, SPAA 2010). Nothing depends on which process that is, or whether it lives: a record has its name before it is handed over,
/// no transaction makes a second one of that name, and whoever is given no answer makes its record itself. Not thread-safe.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="draft">The record.</param>
public sealed class CombinedRecording(string folder, RecordDraft draft) : IAsyncDisposable
{
    // Who is turned away by one that is just ending is taken by the next, or is the next.
    private const int Attempts = 4;

    private readonly string? _path = CombinePlace.Find(folder);
    private readonly RecordBirth _birth = RecordBirth.At(TimeProvider.System.GetUtcNow());
    private Combiner? _combiner;
    private MemoryStore? _store;
    private CancellationToken _cancellation;
    private bool _wasHandedOver;

    /// <summary>How long to wait for an answer: far more than a pass takes, far less than a lock is waited for, so that nobody waits for one that was stopped.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Hands the record to the process that has the store open, and waits until it is committed, or for whatever is in the way of it. Where there is no
    /// such process this one is it from now on, and <see cref="RecordAsync"/> makes the record.
    /// </summary>
    /// <param name="cancellationToken">Takes the record back, unless it is being made already.</param>
    /// <returns>The receipt; <see langword="null"/> when the record is still to be made.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, and the record is not known to have been made.</exception>
    public RecordReceipt? TryHandOver(CancellationToken cancellationToken = default)
    {
        if (_path is null || !CombinePlace.IsPrepared(_path))
            return null;

        bool isAgain = false;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            using LocalSocket? socket = LocalSocket.TryConnect(_path, Patience, out ConnectAnswer answer);
            if (socket is not null && Ask(socket, cancellationToken) is { } receipt)
                return receipt;

            cancellationToken.ThrowIfCancellationRequested();
            if (socket is not null && !socket.IsEnded())
            {
                // It was stopped. Those who come after are not to wait for it, too.
                CombinePlace.Clear(_path);
                return null;
            }

            if (answer == ConnectAnswer.NotAllowed || (answer == ConnectAnswer.NoName && TryBegin(_path)))
                return null;
            // Killed; or between taking the name and listening, which takes no time.
            if (answer == ConnectAnswer.NobodyListens && isAgain)
                CombinePlace.Clear(_path);
            isAgain = answer == ConnectAnswer.NobodyListens && !isAgain;
            Thread.Yield();
        }

        return null;
    }

    /// <summary>Makes the record, and those that were handed over meanwhile.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Ends the wait for the commit, and until the end all waits for others, who wait for themselves then.</param>
    /// <exception cref="StoreException">The record could not be made durable: nothing was recorded.</exception>
    public async Task<RecordReceipt> RecordAsync(MemoryStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _cancellation = cancellationToken;
        Task<RecordReceipt> own = _wasHandedOver
            ? store.RecordOnceAsync(draft, _birth, static () => true, cancellationToken)
            : store.RecordAsync(draft, _birth, cancellationToken);
        if (_path is not null)
            CombinePlace.Prepare(_path);
        _combiner?.TakeWaiting(store, cancellationToken);
        return await own.ConfigureAwait(false);
    }

    /// <summary>Makes the records that were handed over since, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_combiner is not { } combiner)
            return;

        _combiner = null;
        using (combiner)
        {
            if (_store is not null)
                await combiner.FinishAsync(_store, _cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>For tests: begins to make what has been handed over until now.</summary>
    internal void TakeWaiting(MemoryStore store) => _combiner?.TakeWaiting(store, _cancellation);

    private bool TryBegin(string path)
    {
        _combiner = Combiner.TryBegin(path);
        return _combiner is not null;
    }

    private RecordReceipt? Ask(LocalSocket socket, CancellationToken cancellationToken)
    {
        // Whoever ends its side before the record is begun has taken it back.
        using CancellationTokenRegistration end = cancellationToken.Register(static state => ((LocalSocket)state!).EndSending(), socket);
        _wasHandedOver = true;
        return CombineChannel.TrySend(socket, new CombineRequest(draft, _birth).Encode()) && CombineChannel.TryReceive(socket) is { } answer
            ? CombineAnswer.Decode(answer)
            : null;
    }
}
