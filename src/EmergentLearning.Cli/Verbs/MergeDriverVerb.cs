using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Merging;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf merge-driver</c>: run by git when two clones changed one file.</summary>
internal static class MergeDriverVerb
{
    public static Command Create()
    {
        var ancestor = new Argument<string>("ANCESTOR") { Description = "%O: the version that both come from" };
        var ours = new Argument<string>("OURS") { Description = "%A: ours; it gets the result" };
        var theirs = new Argument<string>("THEIRS") { Description = "%B: theirs" };
        var path = new Argument<string>("PATH") { Description = "%P: the file's path in the repository" };
        var verb = new Verb(
            "merge-driver", "Merges two versions of a record's file, field by field; git runs it, `elf init` and `elf sync --fix` tell git so",
            "elf merge-driver base.md ours.md theirs.md memory/failures/20261127_retry-storm.md")
        {
            ancestor, ours, theirs, path,
        };
        verb.SetAction(parsed => Run(parsed.GetValue(ancestor)!, parsed.GetValue(ours)!, parsed.GetValue(theirs)!, parsed.GetValue(path)!));
        return verb;
    }

    /// <summary>The command line that git is told to run: this very program.</summary>
    public static string Program()
    {
        string program = Environment.ProcessPath ?? "elf";
        bool isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHost ? $"{Quoted(program)} exec {Quoted(Path.Combine(AppContext.BaseDirectory, "elf.dll"))}" : Quoted(program);
    }

    private static int Run(string ancestor, string ours, string theirs, string path)
    {
        // Git runs it at the top of the work tree, with paths from there.
        MergeResult result = MergeFiles.Run(Directory.GetCurrentDirectory(), ancestor, ours, theirs, path);
        if (result.OtherPath is { } other)
            ErrorLine.Write($"{path} was the name of two records; the younger is in {other}. Run `elf sync --fix` after the merge.");
        if (result.HasConflict)
            ErrorLine.Write($"{path}: both clones changed one field in two ways. Both are in the file, between markers: keep one, then `git add` it.");
        return result.HasConflict ? 1 : 0;
    }

    // For the shell that git runs it with.
    private static string Quoted(string path) => $"'{path.Replace('\\', '/').Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
