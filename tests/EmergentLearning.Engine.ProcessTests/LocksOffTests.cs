using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>Where locks exclude nobody, two writers would destroy each other's work in silence; so none writes.</summary>
public sealed class LocksOffTests : IDisposable
{
    private const int FileSystem = 4;

    private readonly StoreFolder _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    public async Task A_program_whose_environment_turns_file_locks_off_is_refused_and_writes_nothing(string value)
    {
        ElfRun refused = await StoreFolder.EndAsync(Elf.Start(
            start => start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = value,
            "record", "failure", "--title", "x", "--domain", "processes", "--base-path", _store.Path));

        Assert.Equal(FileSystem, refused.ExitCode);
        Assert.Contains("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_store.Path, "memory", "index.db")));
        (await StoreFolder.EndAsync(_store.Record("y"))).Succeeded();
    }
}
