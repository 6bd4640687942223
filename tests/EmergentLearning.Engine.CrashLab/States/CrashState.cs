namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>A folder as a power loss leaves it.</summary>
/// <param name="Point">How it came about.</param>
/// <param name="Key">What tells it from the others.</param>
/// <param name="Files">What is in it.</param>
internal sealed record CrashState(CrashPoint Point, StateKey Key, IReadOnlyList<StateFile> Files)
{
    /// <summary>Writes it into an empty folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="withGit">Whether git's part is written, too.</param>
    public void WriteTo(string folder, bool withGit)
    {
        var written = new Dictionary<int, string>();
        foreach (StateFile file in Files)
        {
            if (file.IsGit && !withGit)
                continue;

            string path = Path.Join(folder, file.Path);
            switch (file.Kind)
            {
                case DiskNodeKind.Folder:
                    Directory.CreateDirectory(path);
                    break;
                case DiskNodeKind.Link:
                    File.CreateSymbolicLink(path, file.LinkTarget);
                    break;
                // The engine knows its locks in git by being second names of one file.
                case DiskNodeKind.File when written.TryGetValue(file.Node, out string? first):
                    LinkNames.Link(first, path);
                    break;
                default:
                    file.Version.WriteTo(path);
                    written.Add(file.Node, path);
                    break;
            }
        }
    }
}
