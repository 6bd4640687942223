using EmergentLearning.Memory.Combining.Native;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Combining;

/// <summary>
/// Makes the records of other processes while this one has the store open. It listens before it opens the store, and takes what waits at moments of
/// its own choosing: no thread, and no wait, is spent on those who may come. Not thread-safe.
/// </summary>
internal sealed class Combiner : IDisposable
{
    // Who has connected sends its record at once. One that is stopped in between must not hold up the others for long.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly LocalSocket _listener;
    private readonly List<Task> _served = [];
    private bool _isEnded;

    private Combiner(string path, LocalSocket listener)
    {
        _path = path;
        _listener = listener;
    }

    /// <summary>Begins to listen; <see langword="null"/> where somebody else does.</summary>
    public static Combiner? TryBegin(string path) =>
        CombinePlace.TryListen(path) is { } listener ? new Combiner(path, listener) : null;

    /// <summary>Begins to record what has been handed over until now.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Ends the waits for others; they wait for themselves then.</param>
    public void TakeWaiting(MemoryStore store, CancellationToken cancellationToken)
    {
        while (_listener.TryAccept() is { } client)
            _served.Add(ServeAsync(client, store, cancellationToken));
    }

    /// <summary>Listens no more, and completes when all who have connected are answered.</summary>
    public async Task FinishAsync(MemoryStore store, CancellationToken cancellationToken)
    {
        EndName();
        TakeWaiting(store, cancellationToken);
        _listener.Dispose();
        await Task.WhenAll(_served).ConfigureAwait(false);
    }

    /// <summary>Listens no more. Whoever has connected and was not taken makes its record itself.</summary>
    public void Dispose()
    {
        EndName();
        _listener.Dispose();
    }

    /// <summary>First the name, so that the next process can begin while this one finishes; once, because then the name is that process's.</summary>
    private void EndName()
    {
        if (_isEnded)
            return;

        _isEnded = true;
        CombinePlace.Clear(_path);
    }

    private static async Task ServeAsync(LocalSocket client, MemoryStore store, CancellationToken cancellationToken)
    {
        using (client)
        {
            client.SetPatience(Patience);
            try
            {
                if (CombineChannel.TryReceive(client) is not { } message || CombineRequest.Decode(message) is not { } request)
                    return;

                RecordReceipt receipt = await store
                    .RecordOnceAsync(request.Draft, request.Birth, () => !client.IsEnded(), cancellationToken).ConfigureAwait(false);
                // What this process was told not to wait for, the other one may still want to.
                if (!cancellationToken.IsCancellationRequested)
                    CombineChannel.TrySend(client, CombineAnswer.Encode(receipt));
            }
#pragma warning disable CA1031 // What fails for another process must not end this one's work: it tries itself, and says why it cannot.
            catch (Exception)
#pragma warning restore CA1031
            {
                return;
            }
        }
    }
}
