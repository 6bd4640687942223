using System.Text.RegularExpressions;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

/// <summary>The doctor, and git below it, seen from the kernel: they open for reading, but for the lock file of the self-test, which is not written.</summary>
public sealed partial class DoctorWritesNothingTests
{
    [SkippableTheory]
    [InlineData("doctor")]
    [InlineData("doctor", "--watch", "--count", "2", "--interval", "0.1")]
    public void The_doctor_writes_nothing(params string[] arguments)
    {
        Skip.IfNot(Tracer.IsInstalled, "strace is not installed.");
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        string before = FolderSnapshot.Of(folder.Store);

        IReadOnlyList<string> calls = Tracer.Trace(folder.Store, folder.At("trace.txt"), [.. arguments, "--base-path", folder.Store]);

        Assert.Contains(calls, call => call.Contains("index.db\"", StringComparison.Ordinal));
        Assert.All(calls, call => Assert.True(WritesNothingTests.IsRead(call) || SelfTest().IsMatch(call) || Answer().IsMatch(call), call));
        Assert.Equal(before, FolderSnapshot.Of(folder.Store));
    }

    [SkippableFact]
    public void Watching_takes_none_of_the_stores_locks()
    {
        Skip.IfNot(Tracer.IsInstalled, "strace is not installed.");
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        IReadOnlyList<string> calls = Tracer.TraceCalls(
            "fcntl,flock", folder.Store, folder.At("trace.txt"), "doctor", "--watch", "--count", "2", "--interval", "0.1", "--base-path", folder.Store);

        string[] onLocks = [.. calls.Where(call => call.Contains(".lock>", StringComparison.Ordinal))];
        Assert.Contains(onLocks, call => call.Contains("repository.lock>", StringComparison.Ordinal));
        Assert.Contains(onLocks, call => call.Contains("database.lock>", StringComparison.Ordinal));
        Assert.All(onLocks, call => Assert.Contains("F_OFD_GETLK", call, StringComparison.Ordinal));
    }

    /// <summary>What git answers, in which the folder is named.</summary>
    [GeneratedRegex(@"^\d+\s+write\(\d<pipe:")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\d+\s+openat\([^,]*, ""[^""]*/\.elf/selftest\.lock"", O_RDWR\|(?!.*O_(CREAT|TRUNC))")]
    private static partial Regex SelfTest();
}
