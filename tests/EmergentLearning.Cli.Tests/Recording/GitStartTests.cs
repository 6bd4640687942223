using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Recording;

/// <summary>A process of git costs as much as the rest of a record: it is started by who commits, and by nobody else.</summary>
public sealed class GitStartTests
{
    [SkippableFact]
    public void A_store_is_opened_for_writing_without_git_and_a_record_starts_it()
    {
        Skip.If(OperatingSystem.IsWindows());
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        Assert.Empty(StartedBy(folder, "heuristic", "decay"));
        Assert.Contains("fast-import", string.Concat(StartedBy(folder, "record", "failure", "--title", "Second", "--domain", "tests")), StringComparison.Ordinal);
    }

    /// <summary>The lines with which git was started, by a script of that name that comes first on the search path.</summary>
    private static string[] StartedBy(TemporaryFolder folder, params string[] arguments)
    {
        string path = Environment.GetEnvironmentVariable("PATH")!;
        string git = path.Split(':').Select(place => Path.Combine(place, "git")).First(File.Exists);
        string bin = Directory.CreateDirectory(folder.At("bin")).FullName;
        string log = folder.At("starts");
        File.WriteAllText(log, "");
        File.WriteAllText(Path.Combine(bin, "git"), $"#!/bin/sh\necho \"$@\" >> '{log}'\nexec '{git}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(bin, "git"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Elf.Run(start => start.Environment["PATH"] = $"{bin}:{path}", [.. arguments, "--base-path", folder.Store]).Succeeded();
        return File.ReadAllLines(log);
    }
}
