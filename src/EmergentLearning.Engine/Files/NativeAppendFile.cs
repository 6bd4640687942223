using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// The operating system's file of an append log. Two descriptors: on Linux one that appends writes at the end whatever place it is given,
/// so that the repair needs another.
/// </summary>
internal sealed class NativeAppendFile : IAppendFile
{
    private readonly string _path;
    private readonly SafeFileHandle _append;
    private readonly SafeFileHandle _file;

    /// <summary>Opens a log that exists.</summary>
    /// <exception cref="StoreException">It cannot be opened, or is a link or no regular file.</exception>
    public NativeAppendFile(string path)
    {
        _path = path;
        _file = Open(path, OpenFlags.ReadWrite, FileAccess.ReadWrite);
        try
        {
            _append = OperatingSystem.IsWindows() ? _file : Open(path, OpenFlags.WriteOnly | OpenFlags.Append, FileAccess.Write);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long Length => Try("Looking at", () => RandomAccess.GetLength(_file));

    /// <inheritdoc/>
    public bool IsStillNamed => OperatingSystem.IsWindows()
        || (EntryStat.Of(_file, out EntryStat mine) == 0 && EntryStat.Of(_path, out EntryStat named) == 0 && mine.IsSameFile(named)
            && EntryStat.Of(_append, out EntryStat appending) == 0 && appending.IsSameFile(named));

    /// <inheritdoc/>
    public int Read(Span<byte> target, long offset)
    {
        try
        {
            int all = 0;
            while (all < target.Length && RandomAccess.Read(_file, target[all..], offset + all) is var read and > 0)
                all += read;
            return all;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Reading", _path, e);
        }
    }

    /// <inheritdoc/>
    public unsafe void Append(ReadOnlySpan<byte> bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            // Under the lock the end does not move.
            Rewrite(bytes, Length);
            return;
        }

        while (!bytes.IsEmpty)
        {
            nint written;
            fixed (byte* start = bytes)
                written = UnixCalls.Write(_append, start, bytes.Length);
            if (written >= 0)
                bytes = bytes[(int)written..];
            else if (Errno.Last != Errno.Interrupted)
                throw FileFault.From("Appending to", _path, Errno.Last);
        }
    }

    /// <inheritdoc/>
    public void Rewrite(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(_file, bytes, offset);
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Writing", _path, e);
        }
    }

    /// <inheritdoc/>
    public void Truncate(long length) => Try("Cutting off the unfinished end of", () =>
    {
        RandomAccess.SetLength(_file, length);
        return length;
    });

    /// <inheritdoc/>
    public void Sync()
    {
        int error = NativeSync.TryRun(_append);
        if (error != 0)
            throw FileFault.From("Syncing", _path, error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _append.Dispose();
        _file.Dispose();
    }

    private static SafeFileHandle Open(string path, int flags, FileAccess access)
    {
        if (OperatingSystem.IsWindows())
            return File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);

        SafeFileHandle file = Libc.Open(path, flags | OpenFlags.CloseOnExec | OpenFlags.NoFollow);
        if (file.IsInvalid)
        {
            int error = Errno.Last;
            file.Dispose();
            throw FileFault.From("Opening the append log", path, error);
        }

        if (EntryStat.Of(file, out EntryStat stat) == 0 && stat.IsRegular)
            return file;

        file.Dispose();
        throw new StoreException(StoreFault.Security, $"'{path}' is not a regular file. Put an append log in its place or remove it, then try again.");
    }

    private long Try(string action, Func<long> step)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From(action, _path, e);
        }
    }
}
