using System.Diagnostics.CodeAnalysis;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// Many atomic writes that share their directory syncs: everything is written and synced while it is staged, published by renames in
/// the order of staging, then each directory is synced once. Each file changes whole or not at all; the batch as one does not, so
/// a batch that failed is staged and published again. Not thread-safe.
/// </summary>
public sealed class AtomicFileBatch : IDisposable
{
    private readonly IDurableFileSystem _files;
    private readonly DurableWriter _writer;
    private readonly List<StagedChange> _staged = [];
    private int _published;

    /// <summary>An empty batch.</summary>
    public AtomicFileBatch()
        : this(NativeFileSystem.Instance)
    {
    }

    internal AtomicFileBatch(IDurableFileSystem files)
    {
        _files = files;
        _writer = new DurableWriter(files);
    }

    /// <summary>Creates or replaces a file at publication. Missing folders are created now.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All its bytes.</param>
    /// <exception cref="StoreException">The file system refused; nothing is published.</exception>
    public void Stage(string path, ReadOnlySpan<byte> content) => StageContent(path, content, mustBeNew: false);

    /// <summary>Creates a file at publication, unless its name is taken by then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All its bytes.</param>
    /// <exception cref="StoreException">The file system refused; nothing is published.</exception>
    [SuppressMessage("Naming", "CA1711", Justification = "It stages something new; it is no newer version of Stage.")]
    public void StageNew(string path, ReadOnlySpan<byte> content) => StageContent(path, content, mustBeNew: true);

    /// <summary>Deletes a file at publication; absence is fine.</summary>
    /// <param name="path">The file.</param>
    public void StageDelete(string path) => _staged.Add(new StagedChange(Path.GetFullPath(path), null, MustBeNew: false));

    /// <summary>Makes everything staged visible and durable.</summary>
    /// <returns>The paths, as full paths, that were to be created new and were taken; they are unchanged.</returns>
    /// <exception cref="StoreException">The file system refused; a part may be published, each file whole.</exception>
    public IReadOnlyList<string> Publish()
    {
        var taken = new List<string>();
        var directories = new List<string>();
        for (; _published < _staged.Count; _published++)
        {
            StagedChange change = _staged[_published];
            if (!Publish(change))
            {
                taken.Add(change.Target);
                continue;
            }

            string directory = Path.GetDirectoryName(change.Target)!;
            if (!directories.Contains(directory, StringComparer.Ordinal))
                directories.Add(directory);
        }

        // Renames and deletions are names in memory until their directory is synced; after the last of them, once a directory.
        foreach (string directory in directories)
        {
            // A deletion below a folder that is absent changed nothing there.
            if (Directory.Exists(directory))
                _files.SyncDirectory(directory);
        }

        return taken;
    }

    /// <summary>Removes what was staged and not published.</summary>
    public void Dispose()
    {
        for (; _published < _staged.Count; _published++)
        {
            if (_staged[_published].Temporary is { } temporary)
                _files.Unlink(temporary);
        }
    }

    private void StageContent(string path, ReadOnlySpan<byte> content, bool mustBeNew)
    {
        string target = Path.GetFullPath(path);
        _writer.CreateDirectory(Path.GetDirectoryName(target)!);
        _staged.Add(new StagedChange(target, _writer.WriteTemporary(target, content), mustBeNew));
    }

    private bool Publish(StagedChange change)
    {
        if (change.Temporary is null)
        {
            _files.Unlink(change.Target);
            return true;
        }

        if (!change.MustBeNew)
        {
            _files.Rename(change.Temporary, change.Target);
            return true;
        }

        if (_files.RenameNew(change.Temporary, change.Target))
            return true;

        _files.Unlink(change.Temporary);
        return false;
    }
}
