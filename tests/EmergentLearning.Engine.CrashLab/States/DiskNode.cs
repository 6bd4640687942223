namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>An inode: what of it is durable, and what is pending.</summary>
/// <param name="id">Its number here, which is never used again.</param>
/// <param name="kind">What it is.</param>
internal sealed class DiskNode(int id, DiskNodeKind kind)
{
    private FileVersion? _settled;

    public int Id => id;

    public DiskNodeKind Kind => kind;

    /// <summary>A file's durable bytes. Never changed in place.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Where a link leads.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>
    /// One of the engine's own lock files: what it says is for messages only, so neither its bytes nor their order make a state of their own.
    /// </summary>
    public bool IsLockFile { get; init; }

    /// <summary>A folder's durable names.</summary>
    public Dictionary<string, DiskNode> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>A folder's names as running processes see them.</summary>
    public Dictionary<string, DiskNode> LiveNames { get; } = new(StringComparer.Ordinal);

    /// <summary>What a sync of this inode would make durable, in order.</summary>
    public List<DiskUnit> Pending { get; } = [];

    /// <summary>The versions of the file that have been composed since the last sync, by the choices made.</summary>
    public Dictionary<ulong, FileVersion> Versions { get; } = [];

    /// <summary>The file with nothing pending.</summary>
    public FileVersion Settled => _settled ??= new FileVersion(Content, []);

    /// <summary>Makes everything pending durable.</summary>
    public void Sync()
    {
        if (Pending.Count == 0)
            return;
        if (kind == DiskNodeKind.File)
            SetContent(new FileVersion(Content, [.. Pending.Select(unit => ((DataUnit)unit, Choice.Whole))]).Compose());
        foreach (DiskUnit unit in Pending)
            (unit as NameUnit)?.ApplyTo(Names);
        Pending.Clear();
    }

    public void SetContent(byte[] content)
    {
        Content = content;
        _settled = null;
        Versions.Clear();
    }
}
