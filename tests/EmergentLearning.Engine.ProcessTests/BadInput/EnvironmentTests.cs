using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>What the environment lacks, or has too much of.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly StoreFolder _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Switched_off_file_locks_are_refused_before_anything_is_written()
    {
        ElfRun run = Elf.Run(
            start => start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1",
            "record", "failure", "--title", "t", "--domain", "d", "--base-path", _store.Path);

        run.Refused(4, "DOTNET_SYSTEM_IO_DISABLEFILELOCKING");
        (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();
        Assert.Single(await _store.VerifyAsync());
    }

    [Fact]
    public async Task Without_a_home_a_store_that_is_named_works_as_ever()
    {
        ElfRun run = Elf.Run(
            start => start.Environment.Remove("HOME"),
            "record", "failure", "--title", "t", "--domain", "d", "--format", "json", "--base-path", _store.Path);

        Assert.Equal("committed", run.Succeeded().Json.GetProperty("level").GetString());
        Assert.Single(await _store.VerifyAsync());
    }
}
