namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>
/// The repository that a folder lies in, and the commit it is at: read from git's files, since a build must neither need git nor pay for
/// starting it. A layout that is not understood (such as reftable) has no commit.
/// </summary>
internal sealed record SourceRevision(string Root, string? Commit)
{
    /// <summary>Looks in the folder and above it.</summary>
    /// <returns>The revision, or <see langword="null"/> where there is no repository.</returns>
    public static SourceRevision? Find(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string git = Path.Combine(at.FullName, ".git");
            if (Directory.Exists(git))
                return new(at.FullName, TryRead(git));
            if (File.Exists(git))
                return new(at.FullName, TryRead(LinkedFolder(at.FullName, git)));
        }

        return null;
    }

    private static string? TryRead(string? gitFolder)
    {
        try
        {
            return gitFolder is null ? null : ReadCommit(gitFolder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? ReadCommit(string gitFolder)
    {
        string? head = FirstLine(Path.Combine(gitFolder, "HEAD"));
        const string Reference = "ref: ";
        if (head is null || !head.StartsWith(Reference, StringComparison.Ordinal))
            return IsCommit(head) ? head : null;

        // A work tree of its own has its HEAD, and shares the branches with the repository that it was made from.
        string name = head.Substring(Reference.Length);
        string common = FirstLine(Path.Combine(gitFolder, "commondir")) is { } other ? Path.Combine(gitFolder, other) : gitFolder;
        string? loose = FirstLine(Path.Combine(gitFolder, name)) ?? FirstLine(Path.Combine(common, name));
        return IsCommit(loose) ? loose : FindPacked(Path.Combine(common, "packed-refs"), name);
    }

    private static string? FindPacked(string file, string name) => !File.Exists(file)
        ? null
        : File.ReadLines(file)
            .Where(line => line.EndsWith(" " + name, StringComparison.Ordinal))
            .Select(line => line.Substring(0, line.Length - name.Length - 1))
            .FirstOrDefault(IsCommit);

    /// <summary>The folder that a <c>.git</c> file of a linked work tree or of a submodule names.</summary>
    private static string? LinkedFolder(string folder, string file)
    {
        const string Link = "gitdir: ";
        string? line = FirstLine(file);
        return line is not null && line.StartsWith(Link, StringComparison.Ordinal) ? Path.Combine(folder, line.Substring(Link.Length)) : null;
    }

    private static string? FirstLine(string file) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault()?.Trim() : null;

    private static bool IsCommit(string? text) => text is { Length: 40 or 64 } && text.All(Uri.IsHexDigit);
}
