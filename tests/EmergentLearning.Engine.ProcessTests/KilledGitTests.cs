using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>P6 where it is narrowest: git and the engine are killed while git's own lock files exist.</summary>
public sealed class KilledGitTests : IDisposable
{
    private readonly StoreFolder _store = new();
    private readonly string _tools = Directory.CreateTempSubdirectory("elf-tools-").FullName;

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_tools, recursive: true);
    }

    // What git has on disk at the moment in which it and its parent are killed.
    [Theory]
    [InlineData("init", "for last; do :; done; case $last in /*) ;; *) last=.;; esac; mkdir -p \"$last/.git/refs\"")]
    [InlineData("fast-import", ":")]
    [InlineData("update-ref", ": > .git/refs/heads/main.lock; : > .git/HEAD.lock")]
    [InlineData("rev-parse", "ls .git/refs/heads/*.lock || exec \"$real\" \"$@\"")]
    [InlineData("update-index", ": > \"${GIT_INDEX_FILE:-.git/index}.lock\"")]
    public async Task A_kill_in_the_middle_of_git_stands_in_nobodys_way(string verb, string state)
    {
        if (verb != "init")
            (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();
        WriteGit(verb, state);
        await StoreFolder.EndAsync(Elf.Start(
            start => start.Environment["PATH"] = _tools + Path.PathSeparator + start.Environment["PATH"],
            "record", "failure", "--title", "victim", "--domain", "processes", "--base-path", _store.Path, "--format", "json"));

        ElfRun last = await StoreFolder.EndAsync(_store.Record("last"));

        Assert.Equal("committed", last.Succeeded().Json.GetProperty("level").GetString());
        IReadOnlyList<Learning> rows = await _store.VerifyAsync();
        Assert.Equal(verb == "init" ? 1 : 3, rows.Count(row => verb != "init" || row.Title == "last"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Path, ".git-elf-*"));
    }

    private void WriteGit(string verb, string state)
    {
        string path = Path.Combine(_tools, "git");
        string real = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "git")).First(File.Exists);
        File.WriteAllText(
            path,
            $"""
            #!/bin/sh
            real='{real}'
            for argument; do
                if [ "$argument" = {verb} ]; then
                    {state}
                    kill -9 $PPID
                    exit 1
                fi
            done
            exec "$real" "$@"

            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
