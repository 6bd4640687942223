using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>
/// What the folder is after a power loss, for any choice of the pending changes. Folders below which nothing is pending are hashed once.
/// Used by one thread, between two changes of the model.
/// </summary>
/// <param name="model">The disk.</param>
internal sealed class StateTree(DiskModel model)
{
    private static readonly Dictionary<string, (ulong Low, ulong High)> NameHashes = new(StringComparer.Ordinal);

    private readonly Dictionary<DiskNode, bool> _dirty = [];
    private readonly Dictionary<DiskNode, (ulong Low, ulong High)> _clean = [];
    private Dictionary<DiskUnit, int> _positions = [];

    /// <summary>The pending changes that choices are made of. Call it after each change of the model.</summary>
    public DiskUnit[] Begin()
    {
        _dirty.Clear();
        _clean.Clear();
        DiskUnit[] pending = [.. model.Pending];
        _positions = new Dictionary<DiskUnit, int>(pending.Length);
        for (int i = 0; i < pending.Length; i++)
            _positions.Add(pending[i], i);
        return pending;
    }

    /// <summary>Adds the old place of a new name that was chosen: see <see cref="NameUnit.Needs"/>.</summary>
    public void Complete(DiskUnit[] pending, Choice[] choices)
    {
        for (int i = 0; i < pending.Length; i++)
        {
            if (choices[i] != Choice.Omitted && pending[i] is NameUnit { Needs: { } needed } && _positions.TryGetValue(needed, out int at))
                choices[at] = Choice.Whole;
        }
    }

    /// <summary>The hashes of what the engine reads and of what git reads.</summary>
    public StateKey Hash(Choice[] choices)
    {
        (ulong, ulong) engine = default;
        (ulong, ulong) git = default;
        foreach ((string name, DiskNode node) in NamesOf(model.Root, choices))
        {
            (ulong, ulong) hash = StateHash.Join(HashOf(name), HashOf(node, choices));
            if (name.StartsWith(".git", StringComparison.Ordinal))
                git = StateHash.Add(git, hash);
            else
                engine = StateHash.Add(engine, hash);
        }

        return new StateKey(engine, git);
    }

    /// <summary>The folder as running processes see it: every change has happened.</summary>
    public IReadOnlyList<StateFile> ListLive()
    {
        var choices = new Choice[Begin().Length];
        Array.Fill(choices, Choice.Whole);
        return List(choices);
    }

    /// <summary>Everything in the folder, folders before what is in them.</summary>
    public IReadOnlyList<StateFile> List(Choice[] choices)
    {
        var files = new List<StateFile>();
        List(model.Root, "", choices, files);
        return files;
    }

    private void List(DiskNode folder, string prefix, Choice[] choices, List<StateFile> files)
    {
        foreach ((string name, DiskNode node) in NamesOf(folder, choices))
        {
            string path = prefix + name;
            files.Add(new StateFile(path, node.Id, node.Kind, VersionOf(node, choices), node.LinkTarget));
            if (node.Kind == DiskNodeKind.Folder)
                List(node, path + "/", choices, files);
        }
    }

    private static (ulong Low, ulong High) HashOf(string name)
    {
        ref (ulong Low, ulong High) hash = ref CollectionsMarshal.GetValueRefOrAddDefault(NameHashes, name, out bool known);
        if (!known)
            hash = StateHash.Of(MemoryMarshal.AsBytes(name.AsSpan()));
        return hash;
    }

    private (ulong Low, ulong High) HashOf(DiskNode node, Choice[] choices)
    {
        if (node.Kind == DiskNodeKind.Link)
            return HashOf(node.LinkTarget);
        if (node.IsLockFile)
            return (1, 1);
        if (node.Kind == DiskNodeKind.File)
            return VersionOf(node, choices).Hash;

        bool dirty = IsDirty(node);
        if (!dirty && _clean.TryGetValue(node, out (ulong, ulong) known))
            return known;

        (ulong, ulong) sum = (2, 2);
        foreach ((string name, DiskNode child) in NamesOf(node, choices))
            sum = StateHash.Add(sum, StateHash.Join(HashOf(name), HashOf(child, choices)));
        if (!dirty)
            _clean[node] = sum;
        return sum;
    }

    private bool IsDirty(DiskNode node)
    {
        if (node.Pending.Count > 0)
            return true;
        if (node.Kind != DiskNodeKind.Folder)
            return false;
        if (_dirty.TryGetValue(node, out bool known))
            return known;

        // With nothing pending in the folder itself, its names are the durable ones.
        bool dirty = node.Names.Values.Any(IsDirty);
        _dirty[node] = dirty;
        return dirty;
    }

    private Dictionary<string, DiskNode> NamesOf(DiskNode folder, Choice[] choices)
    {
        if (folder.Pending.Count == 0)
            return folder.Names;

        var names = new Dictionary<string, DiskNode>(folder.Names, StringComparer.Ordinal);
        foreach (DiskUnit unit in folder.Pending)
        {
            if (choices[_positions[unit]] != Choice.Omitted)
                ((NameUnit)unit).ApplyTo(names);
        }

        return names;
    }

    private FileVersion VersionOf(DiskNode node, Choice[] choices)
    {
        if (node.Pending.Count == 0 || node.Kind != DiskNodeKind.File)
            return node.Settled;

        ulong key = 0;
        int made = 0;
        foreach (DiskUnit unit in node.Pending)
        {
            Choice choice = choices[_positions[unit]];
            if (choice == Choice.Omitted)
                continue;
            made++;
            key = StateHash.Mix(key + 0x9E3779B97F4A7C15, ((ulong)unit.Entry << 8) + (ulong)choice + 1);
        }

        if (made == 0)
            return node.Settled;
        if (node.Versions.TryGetValue(key, out FileVersion? version))
            return version;

        var changes = new List<(DataUnit, Choice)>(made);
        foreach (DiskUnit unit in node.Pending)
        {
            if (choices[_positions[unit]] is var choice and not Choice.Omitted)
                changes.Add(((DataUnit)unit, choice));
        }

        return node.Versions[key] = new FileVersion(node.Content, changes);
    }
}
