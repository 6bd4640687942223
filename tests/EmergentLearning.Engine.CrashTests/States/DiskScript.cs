using System.Globalization;
using System.Text;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashTests.States;

/// <summary>A journal written by hand, and every folder that a power loss behind it can leave.</summary>
internal sealed class DiskScript
{
    private readonly List<JournalEntry> _entries = [];
    private readonly Dictionary<string, ulong> _inodes = new(StringComparer.Ordinal) { [""] = 1 };

    public DiskScript Create(string path) => Made(JournalKind.Create, path);

    public DiskScript MakeFolder(string path) => Made(JournalKind.MakeFolder, path);

    public DiskScript Write(string path, string text, long offset = 0) =>
        Add(JournalKind.Write, _inodes[path], offset, path, "", Encoding.ASCII.GetBytes(text));

    public DiskScript Resize(string path, long length) => Add(JournalKind.Truncate, _inodes[path], length, path);

    public DiskScript Sync(string path) => Add(JournalKind.Sync, _inodes[path], 0, path);

    public DiskScript Unlink(string path) => Add(JournalKind.Unlink, _inodes[path], 0, path);

    public DiskScript Link(string from, string to)
    {
        _inodes[to] = _inodes[from];
        return Add(JournalKind.Link, _inodes[from], 0, to);
    }

    public DiskScript Rename(string from, string to)
    {
        _inodes[to] = _inodes[from];
        return Add(JournalKind.Rename, _inodes[from], 0, from, to);
    }

    /// <summary>The different folders, each as a line <c>path=content path/ ...</c>.</summary>
    public IReadOnlySet<string> States(StateBudget? budget = null)
    {
        var model = new DiskModel();
        for (int i = 0; i < _entries.Count; i++)
            model.Apply(_entries[i], i);
        var tree = new StateTree(model);
        var states = new HashSet<string>(StringComparer.Ordinal);
        var hashes = new HashSet<StateKey>();
        DiskUnit[] pending = tree.Begin();
        foreach (Choice[] choices in new ChoiceSource(pending, newestOnly: false, budget ?? StateBudget.Deep).All())
        {
            tree.Complete(pending, choices);
            states.Add(Describe(tree.List(choices)));
            hashes.Add(tree.Hash(choices));
        }

        // What is told apart by name and content is told apart by hash, and nothing else is.
        Assert.Equal(states.Count, hashes.Count);
        return states;
    }

    private static string Describe(IReadOnlyList<StateFile> files) => string.Join(' ', files
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => file.Kind == DiskNodeKind.Folder ? file.Path + "/" : $"{file.Path}={Show(file.Version.Compose())}"));

    private static string Show(byte[] bytes) => bytes.Length <= 16
        ? Encoding.ASCII.GetString(bytes).Replace('\0', '0')
        : string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:{string.Concat(bytes.Chunk(512).Select(sector => sector[0] == 0 ? '0' : (char)sector[0]))}");

    private DiskScript Made(JournalKind kind, string path)
    {
        _inodes[path] = (ulong)(_entries.Count + 100);
        return Add(kind, _inodes[path], 0, path);
    }

    private DiskScript Add(JournalKind kind, ulong inode, long offset, string path, string other = "", byte[]? data = null)
    {
        _entries.Add(new JournalEntry(kind, inode, offset, path, other, data ?? [], 0));
        return this;
    }
}
