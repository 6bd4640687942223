namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>A change of the names in a folder.</summary>
/// <param name="entry">Which entry of the journal made it.</param>
/// <param name="node">The folder.</param>
/// <param name="name">The name that is set or removed.</param>
/// <param name="target">What the name leads to; <see langword="null"/> when it is removed.</param>
/// <param name="oldName">In a rename inside of one folder, the name that goes in the same step.</param>
/// <param name="needs">
/// In a rename to another folder, the new name: no file system loses a file because it was renamed, so the old name may stay beside
/// the new one, and never go without it.
/// </param>
internal sealed class NameUnit(int entry, DiskNode node, string name, DiskNode? target, string? oldName, NameUnit? needs)
    : DiskUnit(entry, node)
{
    public string Name => name;

    public DiskNode? Target => target;

    public string? OldName => oldName;

    public NameUnit? Needs => needs;

    public void ApplyTo(Dictionary<string, DiskNode> names)
    {
        if (oldName is not null)
            names.Remove(oldName);
        if (target is null)
            names.Remove(name);
        else
            names[name] = target;
    }
}
