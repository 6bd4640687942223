using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Tests.Recording;

public sealed class StaleLockTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    /// <summary>
    /// A lock of git that somebody left. It is not ours to remove; but it costs no record, and no commit for longer than it lies there. Of the
    /// index it is not even in the way.
    /// </summary>
    [Theory]
    [InlineData("index.lock", Acknowledgement.Committed)]
    [InlineData("HEAD.lock", Acknowledgement.Projected)]
    [InlineData("branch", Acknowledgement.Projected)]
    public async Task D07_A_stale_lock_of_git_blocks_nothing_for_ever(string name, Acknowledgement reached)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.RecordAsync(new FailureInput { Title = "before", Domain = "d" });
        string file = name == "branch" ? _fixture.Git("symbolic-ref", "HEAD").Trim() + ".lock" : name;
        string path = Path.Combine(_fixture.Folder, ".git", file);
        await File.WriteAllTextAsync(path, "");

        RecordReceipt failure = await store.RecordAsync(new FailureInput { Title = "meanwhile", Domain = "d" });
        RecordReceipt heuristic = await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = "meanwhile" }, Acknowledgement.Durable);

        Assert.Equal(reached, failure.Level);
        Assert.Equal(reached == Acknowledgement.Committed, failure.Problem is null);
        Assert.True(File.Exists(path));
        Assert.True(File.Exists(Path.Combine(_fixture.Folder, failure.Path)));
        Assert.Equal("meanwhile", store.Tables.Heuristics.Find(heuristic.Id)!.Rule);
        File.Delete(path);
        await store.RecordAsync(new FailureInput { Title = "after", Domain = "d" });
        Assert.Null(await store.FlushAsync());
        string[] subjects = _fixture.Git("log", "--format=%s").Split('\n');
        Assert.Single(subjects, "failure: meanwhile");
        Assert.Single(subjects, "heuristic: meanwhile");
    }
}
