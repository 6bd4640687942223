using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>The store belongs to somebody else. Root may do everything, so as root the command is run as nobody.</summary>
public sealed class PermissionTests : IDisposable
{
    private const string Nobody = "65534";

    private readonly StoreFolder _store = new();

    public void Dispose() => _store.Dispose();

    [SkippableTheory]
    [InlineData("query", "go-rx", 4, "Permission denied")]
    [InlineData("record", "go-rx", 4, "writable for this user")]
    [InlineData("query", "go+rX,go-w", 0, "")]
    [InlineData("record", "go+rX,go-w", 4, "readable and writable")]
    public async Task Whoever_may_not_is_told_so_and_nothing_is_lost(string verb, string mode, int exitCode, string saying)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/setpriv"), "Only root can be somebody else.");
        // Not by starting it: what starts it is still root, and only what it loads then is refused.
        Skip.IfNot(AsNobody("/usr/bin/test", "-r", Elf.CommandLine()[^1]).ExitCode == 0, "Nobody may not read the program that was built.");
        (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();
        Run("chmod", "a+x", Path.GetDirectoryName(_store.Path)!);
        Run("chmod", "-R", mode, _store.Path);
        string before = FolderSnapshot.Of(_store.Path);

        ElfRun run = verb == "query"
            ? RunAsNobody("query", "--recent", "5", "--base-path", _store.Path)
            : RunAsNobody("record", "failure", "--title", "t", "--domain", "d", "--base-path", _store.Path);

        if (exitCode == 0)
            run.Succeeded();
        else
            run.Refused(exitCode, saying);
        Assert.Equal(before, FolderSnapshot.Of(_store.Path));
        (await StoreFolder.EndAsync(_store.Record("second"))).Succeeded();
        Assert.Equal(2, (await _store.VerifyAsync()).Count);
    }

    private static ElfRun RunAsNobody(params string[] arguments) => AsNobody(Elf.CommandLine(arguments));

    private static ElfRun AsNobody(params string[] command)
    {
        var start = new ProcessStartInfo("/usr/bin/setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Path.GetTempPath();
        using Process process = Process.Start(start)!;
        return StoreFolder.EndAsync(process).GetAwaiter().GetResult();
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
