using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>The repository is damaged: what was recorded stays, and its commits are made once the repository is whole again.</summary>
public sealed class DamagedGitTests : IDisposable
{
    private readonly StoreFolder _store = new();

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("HEAD")]
    [InlineData("config")]
    [InlineData("index")]
    [InlineData("refs/heads/main")]
    public async Task Nothing_is_lost_or_refused_whichever_file_is_garbage(string name)
    {
        (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();
        string file = Path.Combine(_store.Path, ".git", name);
        byte[] whole = await File.ReadAllBytesAsync(file);
        await File.WriteAllTextAsync(file, "[broken");

        ElfRun run = await StoreFolder.EndAsync(_store.Record("second"));

        run.AssertOneErrorLine();
        Assert.Contains("git", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        // What git itself advises for an index; it is made from the branch again.
        if (name == "index")
        {
            File.Delete(file);
            _store.Git("reset", "-q");
        }
        else
            await File.WriteAllBytesAsync(file, whole);
        (await StoreFolder.EndAsync(_store.Record("third"))).Succeeded();
        Assert.Equal(["first", "second", "third"], (await _store.VerifyAsync()).OrderBy(row => row.Id).Select(row => row.Title));
    }
}
