using System.Diagnostics;

namespace EmergentLearning.Engine.Storm.Verification;

/// <summary>Asks git, and not the engine, what lies in a repository.</summary>
/// <param name="folder">The store.</param>
internal sealed class Git(string folder)
{
    /// <summary>The id of the content of each file of the branch's newest commit, by path; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> ReadTree()
    {
        if (!Directory.Exists(Path.Combine(folder, ".git")) || Run("rev-parse", "-q", "--verify", "HEAD") is not (0, _))
            return new Dictionary<string, string>();

        // mode, kind and id, a tab, the path.
        return Lines("ls-tree", "-r", "HEAD").Select(line => line.Split('\t'))
            .ToDictionary(parts => parts[1], parts => parts[0].Split(' ')[2], StringComparer.Ordinal);
    }

    /// <summary>What it prints, in lines.</summary>
    public string[] Lines(params string[] arguments)
    {
        (int code, string output) = Run(arguments);
        return code == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} in {folder} ended with {code}: {output}");
    }

    private (int Code, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
