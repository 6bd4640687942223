using System.Diagnostics.CodeAnalysis;
using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// Many atomic writes that share their directory syncs: everything is written and synced while it is staged, published by renames in
/// the order of staging, then each directory is synced once (beyond 64 directories, once for each 64 in a row). Each file changes
/// whole or not at all; the batch as one does not, so a batch that failed is staged and published again. Links are refused, as by
/// <see cref="AtomicFile"/>. Not thread-safe.
/// </summary>
public sealed class AtomicFileBatch : IDisposable
{
    // Each directory is open from before its first rename until its sync, and a process may have few descriptors.
    private const int MostDirectories = 64;

    private readonly IDurableFileSystem _files;
    private readonly DurableWriter _writer;
    private readonly List<StagedChange> _staged = [];
    private int _published;
    private bool _failed;

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
    /// <exception cref="DurabilityLostException">The disk did not make it durable, twice; nothing is published.</exception>
    public void Stage(string path, ReadOnlySpan<byte> content) => StageContent(path, content, mustBeNew: false);

    /// <summary>Creates a file at publication, unless its name is taken by then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All its bytes.</param>
    /// <exception cref="StoreException">The file system refused; nothing is published.</exception>
    /// <exception cref="DurabilityLostException">The disk did not make it durable, twice; nothing is published.</exception>
    [SuppressMessage("Naming", "CA1711", Justification = "It stages something new; it is no newer version of Stage.")]
    public void StageNew(string path, ReadOnlySpan<byte> content) => StageContent(path, content, mustBeNew: true);

    /// <summary>Deletes a file at publication; absence is fine.</summary>
    /// <param name="path">The file.</param>
    public void StageDelete(string path) => _staged.Add(new StagedChange(Path.GetFullPath(path), null, MustBeNew: false));

    /// <summary>Makes everything staged visible and durable.</summary>
    /// <returns>The paths, as full paths, that were to be created new and were taken; they are unchanged.</returns>
    /// <exception cref="StoreException">The file system refused; a part may be published, each file whole.</exception>
    /// <exception cref="DurabilityLostException">
    /// A directory could not be synced: what shows may not be on disk, whatever a second sync says. Write the files anew.
    /// </exception>
    /// <exception cref="InvalidOperationException">It has failed before: stage what is left in a new batch.</exception>
    public IReadOnlyList<string> Publish()
    {
        if (_failed)
            throw new InvalidOperationException("This batch has failed. Dispose it, and stage what is left in a new one.");

        var taken = new List<string>();
        _failed = true;
        while (_published < _staged.Count)
            PublishSome(taken);
        _failed = false;
        return taken;
    }

    /// <summary>Removes what was staged and not published.</summary>
    public void Dispose()
    {
        for (; _published < _staged.Count; _published++)
        {
            if (_staged[_published].Temporary is { } temporary)
                _writer.Discard(temporary);
        }
    }

    private void StageContent(string path, ReadOnlySpan<byte> content, bool mustBeNew)
    {
        string target = Path.GetFullPath(path);
        _writer.CreateDirectory(Path.GetDirectoryName(target)!);
        _staged.Add(new StagedChange(target, _writer.WriteTemporary(target, content), mustBeNew));
    }

    /// <summary>As many as lie in a bounded number of directories.</summary>
    private void PublishSome(List<string> taken)
    {
        var directories = new Dictionary<string, SafeFileHandle>(StringComparer.Ordinal);
        try
        {
            // All of them before the first rename: what cannot be synced is not renamed.
            int end = OpenDirectories(directories);
            var changed = new HashSet<string>(StringComparer.Ordinal);
            while (_published < end)
            {
                // Counted first: whatever becomes of it, its temporary file is settled.
                StagedChange change = _staged[_published++];
                if (Publish(change, directories))
                    changed.Add(change.Folder);
                else
                    taken.Add(change.Target);
            }

            // Renames and deletions are names in memory until their directory is synced; after the last of them, once a directory.
            foreach (string folder in changed.Where(directories.ContainsKey))
                _files.SyncDirectory(directories[folder], folder);
        }
        finally
        {
            foreach (SafeFileHandle directory in directories.Values)
                directory.Dispose();
        }
    }

    /// <summary>Returns how far they reach.</summary>
    private int OpenDirectories(Dictionary<string, SafeFileHandle> directories)
    {
        int end = _published;
        for (; end < _staged.Count; end++)
        {
            StagedChange change = _staged[end];
            // A deletion below a folder that is absent changes nothing there.
            if (directories.ContainsKey(change.Folder) || (change.Temporary is null && !Directory.Exists(change.Folder)))
                continue;
            if (directories.Count == MostDirectories)
                break;
            directories.Add(change.Folder, _files.OpenDirectory(change.Folder));
        }

        return end;
    }

    private bool Publish(StagedChange change, Dictionary<string, SafeFileHandle> directories)
    {
        if (change.Temporary is not null)
            return _writer.Publish(directories[change.Folder], change.Temporary, change.Target, change.MustBeNew);

        _files.Unlink(change.Target);
        return true;
    }
}
