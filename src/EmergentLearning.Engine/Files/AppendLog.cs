using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// A file to which records are added at the end, by any number of processes, and from which none that was acknowledged is lost. Each
/// record carries its length, its number and a CRC-32C; each batch is one write and one sync, under a lock between processes. What a
/// killed writer left unfinished at the end is cut off by the next; damage in front of acknowledged records is told and never cut.
/// Readers take no lock, write nothing, and see whole records only. Thread-safe.
/// </summary>
/// <remarks>
/// The last batch, when its bytes are damaged later, cannot be told from one that was never finished, and is cut off like one; there is
/// nothing behind it that would prove more. The form of the records is that of RocksDB's and LevelDB's logs without blocks: a record is
/// never torn apart, and the search behind a bad one finds what their readers skip.
/// </remarks>
public sealed class AppendLog : IDisposable
{
    /// <summary>The most bytes of a record, and about the most of a batch: 16 MiB.</summary>
    public const int MaxRecordBytes = 16 << 20;

    private readonly string _path;
    private readonly IAppendFile _file;
    [LockRank(EngineLocks.File)]
    private readonly FileLock _lock;
    private readonly bool _ownsLock;
    private readonly TimeSpan _lockTimeout;
    private readonly AppendLogScanner _scanner;
    private readonly DurabilityLatch _durability;

    private AppendLog(string path, IAppendFile file, FileLock? sharedLock, TimeSpan lockTimeout)
    {
        _path = path;
        _file = file;
        _lockTimeout = lockTimeout;
        _durability = new DurabilityLatch(path);
        _scanner = new AppendLogScanner(path, ReadIdentity(path, file.Read), file.Read);
        _ownsLock = sharedLock is null;
        _lock = sharedLock ?? new FileLock(path + ".lock", LockClass.File);
    }

    /// <summary>How many bytes of unfinished records were cut off by this instance.</summary>
    public long RepairedBytes { get; private set; }

    /// <summary>The number of the last record that this instance knows of; 0 for none.</summary>
    public long LastSequence { get; private set; }

    /// <summary>
    /// Opens a log, creating it when absent; goes through all of it, and cuts off what a killed writer left unfinished at its end. What is
    /// there when it returns is durable.
    /// </summary>
    /// <param name="path">The file. Its folder must exist, on a local file system. A symbolic link is refused.</param>
    /// <param name="sharedLock">
    /// The lock that all writers take, when they have one already. Default: a lock file of its own beside the log, with <c>.lock</c> added to
    /// the name, in <see cref="LockClass.File"/>.
    /// </param>
    /// <param name="lockTimeout">How long one holder of the lock is waited for. Default: 10 seconds.</param>
    /// <exception cref="StoreException">It cannot be opened, is no append log, or records that were acknowledged are damaged.</exception>
    /// <exception cref="DurabilityLostException">What is there could not be made durable.</exception>
    public static AppendLog Open(string path, FileLock? sharedLock = null, TimeSpan? lockTimeout = null)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
        {
            // With the head in it from the first moment, so that no other process ever sees half of one; who loses finds the winner's.
            AtomicFile.TryCreate(path, AppendLogHead.Create());
        }

        return Open(path, new NativeAppendFile(path), sharedLock, lockTimeout);
    }

    /// <summary>Adds a record.</summary>
    /// <param name="content">Its bytes; at most <see cref="MaxRecordBytes"/>.</param>
    /// <returns>Its number. It is durable.</returns>
    /// <exception cref="StoreException">It was not added: the lock was not obtained, or the file system refused.</exception>
    /// <exception cref="DurabilityLostException">
    /// The disk failed; whether the record is there, only opening the log again tells. This instance adds nothing more.
    /// </exception>
    [AcquiresLock(EngineLocks.File)]
    public long Append(ReadOnlyMemory<byte> content) => AppendBatch([content]);

    /// <summary>Adds records side by side, with one write and one sync. After a crash any number of them, from the first, may be there.</summary>
    /// <param name="contents">Their bytes; each at most <see cref="MaxRecordBytes"/>, all of them at most twice that.</param>
    /// <returns>The number of the first; the others follow. All are durable. With no record, the number that the next would have.</returns>
    /// <exception cref="StoreException">None was added.</exception>
    /// <exception cref="DurabilityLostException">As for <see cref="Append"/>.</exception>
    [AcquiresLock(EngineLocks.File)]
    public long AppendBatch(IReadOnlyList<ReadOnlyMemory<byte>> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        long size = contents.Sum(content => (long)AppendRecordHeader.Size + content.Length);
        if (contents.Any(content => content.Length > MaxRecordBytes) || size > 2L * MaxRecordBytes)
        {
            throw new ArgumentException(
                $"A record has at most {MaxRecordBytes} bytes and a batch twice that; {size} were given. Split them.", nameof(contents));
        }

        using LockHandle held = _lock.Acquire(_lockTimeout);
        CatchUp();
        long first = _scanner.LastSequence + 1;
        if (contents.Count > 0)
            Write(Encode(contents, (int)size, first), contents.Count);
        return first;
    }

    /// <summary>
    /// Reads a log from its beginning, one record in memory at a time. Beside a writer it ends where the log ended when it came there.
    /// </summary>
    /// <param name="path">The file. An absent one has no records.</param>
    /// <param name="afterSequence">The number behind which to begin; what is in front is checked all the same.</param>
    /// <exception cref="StoreException">It is no append log, cannot be read, or a record that was acknowledged is damaged.</exception>
    public static IEnumerable<AppendLogRecord> Read(string path, long afterSequence = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        using SafeFileHandle? file = OpenForReading(path);
        if (file is null)
            yield break;

        int ReadAt(Span<byte> target, long offset) => ReadFully(path, file, target, offset);
        var scanner = new AppendLogScanner(path, ReadIdentity(path, ReadAt), ReadAt);
        while (scanner.Next() is { } content)
        {
            if (scanner.LastSequence > afterSequence)
                yield return new AppendLogRecord(scanner.LastSequence, content);
        }
    }

    /// <summary>Closes it. Not while another thread adds.</summary>
    public void Dispose()
    {
        if (_ownsLock)
            _lock.Dispose();
        _file.Dispose();
    }

    /// <summary>A seam for tests: another disk.</summary>
    internal static AppendLog Open(string path, IAppendFile file, FileLock? sharedLock, TimeSpan? lockTimeout)
    {
        AppendLog? log = null;
        try
        {
            log = new AppendLog(path, file, sharedLock, lockTimeout ?? TimeSpan.FromSeconds(10));
            using LockHandle held = log._lock.Acquire(log._lockTimeout);
            log.CatchUp();
            log.MakeDurable();
            return log;
        }
        catch
        {
            if (log is null)
                file.Dispose();
            else
                log.Dispose();
            throw;
        }
    }

    /// <summary>Learns what others have added, and cuts off what one of them left unfinished: under the lock no living writer is at it.</summary>
    private void CatchUp()
    {
        _durability.ThrowIfLost();
        if (!_file.IsStillNamed)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"The append log '{_path}' was removed or replaced while it was open, so nothing is added to it. Open it again.");
        }

        while (_scanner.Next() is not null)
        {
            // Each is checked, none is kept.
        }

        LastSequence = _scanner.LastSequence;
        long torn = _file.Length - _scanner.End;
        if (torn <= 0)
            return;

        _file.Truncate(_scanner.End);
        // Before anything is added: else the old end could come back, by a power loss, below the new records.
        SyncOrStop();
        RepairedBytes += torn;
    }

    /// <summary>
    /// A killed writer may have left its batch in the kernel's memory, even after a failed sync whose pages the kernel calls clean. So the
    /// last batch, the only one that nobody may have acknowledged, is written once more, byte for byte, and synced.
    /// </summary>
    private void MakeDurable()
    {
        byte[] batch = new byte[_scanner.End - _scanner.LastBatch];
        if (_file.Read(batch, _scanner.LastBatch) == batch.Length && batch.Length > 0)
            _file.Rewrite(batch, _scanner.LastBatch);
        SyncOrStop();
    }

    private void Write(ReadOnlySpan<byte> batch, int count)
    {
        long start = _scanner.End;
        try
        {
            _file.Append(batch);
        }
        catch (StoreException)
        {
            // Nothing of it is acknowledged. What did get in must not stand in front of the next record.
            TakeBack(start);
            throw;
        }

        try
        {
            SyncOrStop();
        }
        catch (DurabilityLostException)
        {
            TakeBack(start);
            throw;
        }

        _scanner.MoveTo(start + batch.Length, _scanner.LastSequence + count, start);
        LastSequence = _scanner.LastSequence;
    }

    /// <summary>Cuts a batch off that was not acknowledged; when even that fails, this instance stops, and the next open repairs.</summary>
    private void TakeBack(long end)
    {
        try
        {
            _file.Truncate(end);
        }
        catch (StoreException e)
        {
            _durability.Lose(e);
        }
    }

    private void SyncOrStop()
    {
        try
        {
            _file.Sync();
        }
        catch (StoreException e)
        {
            // Never again for these pages: the kernel may have dropped them and would call the next sync a success.
            _durability.Lose(e);
            throw _durability.Explain();
        }
    }

    private byte[] Encode(IReadOnlyList<ReadOnlyMemory<byte>> contents, int size, long first)
    {
        byte[] batch = new byte[size];
        int at = 0;
        for (int i = 0; i < contents.Count; i++)
        {
            ReadOnlySpan<byte> content = contents[i].Span;
            content.CopyTo(batch.AsSpan(at + AppendRecordHeader.Size));
            new AppendRecordHeader(content.Length, first + i, i).Write(_scanner.Log, batch.AsSpan(at), content);
            at += AppendRecordHeader.Size + content.Length;
        }

        return batch;
    }

    private static uint ReadIdentity(string path, AppendLogScanner.Reader read)
    {
        Span<byte> head = stackalloc byte[AppendLogHead.Size];
        return AppendLogHead.Read(path, head[..read(head, 0)]);
    }

    private static SafeFileHandle? OpenForReading(string path)
    {
        FileContent.RefuseEndless(path);
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Opening the append log", path, e);
        }
    }

    private static int ReadFully(string path, SafeFileHandle file, Span<byte> target, long offset)
    {
        try
        {
            int all = 0;
            while (all < target.Length && RandomAccess.Read(file, target[all..], offset + all) is var read and > 0)
                all += read;
            return all;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Reading", path, e);
        }
    }
}
