using EmergentLearning.Engine.CrashLab.Recording;

namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>
/// A folder on a disk that keeps no promise but the few that all do: what a file was synced with stays; what a folder was synced with
/// stays; a rename is one step. Everything else is pending (the weak model: after a power loss any subset of it may be there).
/// </summary>
internal sealed class DiskModel
{
    private readonly Dictionary<ulong, DiskNode> _byInode = [];
    private readonly List<DiskUnit> _pending = [];
    private int _nodes;

    public DiskModel() => Root = NewNode(DiskNodeKind.Folder);

    public DiskNode Root { get; }

    /// <summary>Everything pending, in order.</summary>
    public IReadOnlyList<DiskUnit> Pending => _pending;

    /// <summary>A file or folder that was there, durably, before the recording.</summary>
    public void AddDurable(string path, ulong inode, DiskNodeKind kind, byte[] content)
    {
        DiskNode node = NewNode(kind, IsLock(path));
        node.SetContent(content);
        _byInode[inode] = node;
        (DiskNode folder, string name) = Locate(path);
        folder.Names[name] = node;
        folder.LiveNames[name] = node;
    }

    /// <summary>Carries out one entry of the journal.</summary>
    /// <returns>Whether something became pending; else something became durable, or nothing changed.</returns>
    public bool Apply(JournalEntry entry, int index)
    {
        int before = _pending.Count;
        switch (entry.Kind)
        {
            case JournalKind.Create or JournalKind.MakeFolder or JournalKind.SymbolicLink:
                DiskNode made = NewNode(KindOf(entry.Kind), IsLock(entry.Path), entry.Other);
                _byInode[entry.Inode] = made;
                SetName(index, entry.Path, made);
                return true;
            case JournalKind.Write or JournalKind.Truncate:
                Change(index, _byInode[entry.Inode], entry);
                return _pending.Count > before;
            case JournalKind.Rename:
                Rename(index, entry.Path, entry.Other);
                return true;
            case JournalKind.Link:
                SetName(index, entry.Path, _byInode[entry.Inode]);
                return true;
            case JournalKind.Unlink or JournalKind.RemoveFolder:
                SetName(index, entry.Path, null);
                return true;
            case JournalKind.Sync:
                Sync(entry.Path.Length == 0 ? Root : _byInode[entry.Inode]);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Tells the kernel's number of a file that has been copied to another place, where the journal goes on.</summary>
    public void Rebind(string path, ulong inode)
    {
        (DiskNode folder, string name) = Locate(path);
        _byInode[inode] = folder.LiveNames[name];
    }

    /// <summary>Makes everything durable.</summary>
    public void Settle()
    {
        foreach (DiskNode node in _pending.Select(unit => unit.Node).Distinct().ToArray())
            node.Sync();
        _pending.Clear();
    }

    private static DiskNodeKind KindOf(JournalKind kind) => kind switch
    {
        JournalKind.MakeFolder => DiskNodeKind.Folder,
        JournalKind.SymbolicLink => DiskNodeKind.Link,
        _ => DiskNodeKind.File,
    };

    private static bool IsLock(string path) =>
        path.StartsWith(".elf/", StringComparison.Ordinal) && path.EndsWith(".lock", StringComparison.Ordinal);

    private DiskNode NewNode(DiskNodeKind kind, bool isLock = false, string target = "") =>
        new(_nodes++, kind) { IsLockFile = isLock, LinkTarget = target };

    private (DiskNode Folder, string Name) Locate(string path)
    {
        string[] parts = path.Split('/');
        DiskNode folder = Root;
        foreach (string part in parts.AsSpan(0, parts.Length - 1))
            folder = folder.LiveNames[part];
        return (folder, parts[^1]);
    }

    private void Add(DiskUnit unit)
    {
        unit.Node.Pending.Add(unit);
        _pending.Add(unit);
    }

    private void Change(int index, DiskNode node, JournalEntry entry)
    {
        var unit = new DataUnit(index, node, entry.Offset, entry.Kind == JournalKind.Write ? entry.Data : null);
        if (node.IsLockFile)
            node.SetContent(new FileVersion(node.Content, [(unit, Choice.Whole)]).Compose());
        else
            Add(unit);
    }

    private NameUnit SetName(int index, string path, DiskNode? target, string? oldName = null, NameUnit? needs = null)
    {
        (DiskNode folder, string name) = Locate(path);
        var unit = new NameUnit(index, folder, name, target, oldName, needs);
        unit.ApplyTo(folder.LiveNames);
        Add(unit);
        return unit;
    }

    private void Rename(int index, string from, string to)
    {
        (DiskNode folder, string name) = Locate(from);
        DiskNode node = folder.LiveNames[name];
        if (Locate(to).Folder == folder)
            SetName(index, to, node, name);
        else
            SetName(index, from, null, needs: SetName(index, to, node));
    }

    private void Sync(DiskNode node)
    {
        // The step that took the old name away is the one that gave the new name.
        foreach (NameUnit needed in node.Pending.OfType<NameUnit>().Select(unit => unit.Needs).OfType<NameUnit>().ToArray())
            SyncName(needed);
        node.Sync();
        _pending.RemoveAll(unit => unit.Node == node);
    }

    private void SyncName(NameUnit needed)
    {
        // What happened to the name before is overtaken by it.
        foreach (NameUnit unit in needed.Node.Pending.OfType<NameUnit>().Where(unit => unit.Name == needed.Name && unit.Entry <= needed.Entry).ToArray())
        {
            unit.ApplyTo(unit.Node.Names);
            unit.Node.Pending.Remove(unit);
            _pending.Remove(unit);
        }
    }
}
