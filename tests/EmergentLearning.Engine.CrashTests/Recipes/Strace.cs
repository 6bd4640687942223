using System.Diagnostics;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.CrashLab.Recipes;

namespace EmergentLearning.Engine.CrashTests.Recipes;

/// <summary>Has the laboratory use one way of writing, and writes down what it asks the kernel for; on request some of it fails.</summary>
internal static partial class Strace
{
    private const string Program = "/usr/bin/strace";

    /// <summary>What changes, moves, syncs or copies. A question mark: not every processor has that call.</summary>
    private const string Calls =
        "?open,openat,?openat2,?creat,write,pwrite64,writev,pwritev,pwritev2,fallocate,ftruncate,truncate,copy_file_range,sendfile,splice,"
        + "?chmod,fchmod,fchmodat,?chown,fchown,fchownat,setxattr,fsetxattr,fremovexattr,fsync,fdatasync,sync_file_range,msync,close,"
        + "?rename,renameat,renameat2,?link,linkat,?unlink,unlinkat,?mkdir,mkdirat,?rmdir,?stat,?lstat,newfstatat,statx";

    public static bool IsInstalled => OperatingSystem.IsLinux() && File.Exists(Program);

    /// <summary>Runs it on a folder.</summary>
    /// <param name="folder">Where the laboratory works.</param>
    /// <param name="api">The way of writing.</param>
    /// <param name="failures">Which calls fail, as strace's <c>inject</c> says it: <c>fsync:error=EIO:when=1</c>.</param>
    public static RecipeTrace Run(string folder, string api, params string[] failures)
    {
        string log = folder + ".strace";
        var start = new ProcessStartInfo(
            Program,
            [
                "-f", "-y", "-s", "16", "-e", "signal=none", "-e", $"trace={Calls}", .. failures.SelectMany(f => new[] { "-e", $"inject={f}" }),
                "-o", log, "dotnet", "exec", typeof(RecipeVerb).Assembly.Location, "recipe", api, folder,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string[] output = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join('\n', output)} {error.GetAwaiter().GetResult()}");
        IReadOnlyList<string> calls = Join(File.ReadLines(log));
        File.Delete(log);
        return new RecipeTrace(folder, output[0], BetweenMarks(calls));
    }

    /// <summary>A call that another thread interrupted stands on two lines; here on one, in the place of its end: then it had happened.</summary>
    private static List<string> Join(IEnumerable<string> lines)
    {
        var begun = new Dictionary<string, string>();
        var calls = new List<string>();
        foreach (Match line in lines.Select(line => Line().Match(line)).Where(match => match.Success))
        {
            string thread = line.Groups["thread"].Value;
            string text = line.Groups["text"].Value;
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
                begun[thread] = text[..^"<unfinished ...>".Length].TrimEnd();
            else if (Resumed().Match(text) is { Success: true } end && begun.Remove(thread, out string? start))
                calls.Add(start + end.Groups["rest"].Value);
            else
                calls.Add(text);
        }

        return calls;
    }

    private static List<string> BetweenMarks(IReadOnlyList<string> calls)
    {
        List<int> marks = [.. Enumerable.Range(0, calls.Count).Where(i => calls[i].Contains("/" + RecipeVerb.Mark, StringComparison.Ordinal))];
        Assert.True(marks.Count >= 2, "the trace has no marks");
        return [.. calls.Take(marks[^1]).Skip(marks[0] + 1)];
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<text>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(?<rest>.*)$")]
    private static partial Regex Resumed();
}
