using System.Diagnostics;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>What must hold of a store's repository at rest. The real git looks.</summary>
internal static class GitInspection
{
    public static async Task<IReadOnlyList<string>> RunAsync(string root)
    {
        Task<string> fsck = RunAsync(root, "fsck", "--strict", "--no-progress", "--no-dangling");
        Task<string> log = RunAsync(root, "log", "--format=commit %H %s", "--raw", "--no-abbrev", "--no-renames");
        Task<string> changes = RunAsync(root, "status", "--porcelain", "--untracked-files=all", "--", "entries");
        var wrong = new List<string>();
        if (await fsck.ConfigureAwait(false) is { Length: > 0 } complaint)
            wrong.Add($"git fsck: {complaint}");
        // The work tree was compared with the documents, so this compares the documents with the branch and with the index.
        if (await changes.ConfigureAwait(false) is { Length: > 0 } difference)
            wrong.Add($"git status: {difference}");
        wrong.AddRange(CheckOnce(await log.ConfigureAwait(false)));
        wrong.AddRange(Directory.EnumerateFiles(Path.Join(root, ".git"), "*.lock", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Join(root, ".git"), "elf-work-*"))
            .Select(path => $"left in the git folder: {path}"));
        return wrong;
    }

    /// <summary>Each content of each path is committed once, and no commit changes nothing.</summary>
    private static IEnumerable<string> CheckOnce(string log)
    {
        string? empty = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ':')
            {
                if (empty is not null)
                    yield return $"a commit was repeated: {empty}";
                empty = line;
                continue;
            }

            empty = null;
            // ":mode mode old new A\tpath"
            string[] parts = line.Split(' ', 5);
            if (!seen.Add(parts[3] + parts[4][1..]))
                yield return $"committed twice: {parts[4]}";
        }

        if (empty is not null)
            yield return $"a commit was repeated: {empty}";
    }

    private static async Task<string> RunAsync(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return output + await errors.ConfigureAwait(false);
    }
}
