using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>A temporary file that is open for writing and will take the place of its target, or none. Not thread-safe.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly DurableWriter _writer;
    private readonly string _target;
    private readonly SafeFileHandle _folder;
    private readonly SafeFileHandle _file;
    private readonly string _temporary;
    private bool _isSettled;

    public PendingFile(DurableWriter writer, string path)
    {
        _writer = writer;
        _target = Path.GetFullPath(path);
        _folder = writer.OpenFolderOf(_target);
        try
        {
            _file = writer.CreateTemporary(_target, length: 0, out _temporary);
        }
        catch (StoreException)
        {
            _folder.Dispose();
            throw;
        }

        Stream = new FileStream(_file, FileAccess.Write);
    }

    /// <summary>What is written there. Its buffer must be flushed before <see cref="Publish"/>.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins with what the target has; the next write goes to its start.</summary>
    public void CopyTarget()
    {
        try
        {
            using var old = new FileStream(_target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            old.CopyTo(Stream);
            Stream.Position = 0;
        }
        catch (FileNotFoundException)
        {
            // There is nothing to begin with.
            return;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw Fail(e);
        }
    }

    /// <summary>Sync, close, rename, sync of the folder. Whatever comes of it, it is over then.</summary>
    public void Publish()
    {
        _isSettled = true;
        if (_writer.TrySync(_file, _temporary) is { } failure)
        {
            // The bytes cannot be read back to write them to another file: the kernel may have dropped them.
            throw new DurabilityLostException(
                StoreFault.FileSystem,
                $"'{_target}' could not be made durable: {failure.Message} What was there before is unchanged. Write the new content anew.",
                failure);
        }

        Stream.Dispose();
        _writer.PublishDurably(_folder, _temporary, _target, mustBeNew: false);
    }

    /// <summary>A failure of writing, told as one of ours; nothing is left of the file.</summary>
    public StoreException Fail(Exception error)
    {
        Dispose();
        return FileFault.From("Writing", _temporary, error);
    }

    /// <summary>Removes the file, unless it was published.</summary>
    public void Dispose()
    {
        // The handle first: a stream that is disposed would write what it still holds, and on a full disk that throws.
        _file.Dispose();
        Stream.Dispose();
        _folder.Dispose();
        if (_isSettled)
            return;
        _isSettled = true;
        _writer.Discard(_temporary);
    }
}
