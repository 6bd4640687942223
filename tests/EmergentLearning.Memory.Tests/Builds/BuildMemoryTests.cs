using EmergentLearning.Memory.Builds;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Builds;

public sealed class BuildMemoryTests : IDisposable
{
    private static readonly BuildRun Run = new() { Project = "My.App", Configuration = "Debug|net10.0", Commit = "c1", SourceRoot = "/repo/app" };
    private static readonly BuildError Error = new() { Code = "CS0103", File = "/repo/app/A.cs", Line = 3, Message = "The name 'x' does not exist" };

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_failure_is_one_record_and_the_same_again_raises_its_count()
    {
        BuildRecollection first, second;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            BuildMemory memory = new(store);
            first = await RecordAsync(memory, Run, Error);
            second = await RecordAsync(memory, Run with { Commit = "c2" }, Error with { Line = 90, Message = "The name 'y' does not exist" });

            Assert.Null(first.Before);
            Assert.Equal((first.Id, first.Path, 1, 2), (second.Id, second.Path, second.Before!.Count, second.Now.Count));
            Assert.Equal(("c2", true), (second.Now.Commit, second.Now.IsOpen));
            Learning row = Assert.Single(store.Tables.LearningsOfDomain("build-myapp", 10));
            Assert.Equal(("failure", "CS0103 in A.cs: The name 'x' does not exist", "build,CS0103"), (row.Type, row.Title, row.Tags));
            Assert.Equal("A.cs(3): error CS0103: The name 'x' does not exist", row.Summary);
        }

        Assert.Contains("- **Seen**: 2\n", _fixture.Read(first.Path), StringComparison.Ordinal);
        Assert.Equal(2, _fixture.Git("log", "--format=%s", "--", first.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_good_build_closes_it_and_the_commit_that_holds_the_mending_is_linked()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        BuildMemory memory = new(store);
        await RecordAsync(memory, Run, Error);

        Assert.Equal(0, await memory.CloseAsync(Run with { Configuration = "Release|net10.0" }));
        Assert.Equal(0, await memory.CloseAsync(Run with { Project = "MyApp" }));
        Assert.Equal(1, await memory.CloseAsync(Run));
        Assert.Equal(0, await memory.CloseAsync(Run));
        Assert.Equal(1, await memory.CloseAsync(Run with { Commit = "c2" }));
        Assert.Equal(0, await memory.CloseAsync(Run with { Commit = "c3" }));

        BuildRecollection again = await RecordAsync(memory, Run with { Commit = "c4" }, Error);
        Assert.False(again.Before!.IsOpen);
        BuildMending mending = Assert.Single(again.Now.Mendings);
        Assert.Equal(("c2", true), (mending.Commit, mending.IsCommitted));

        Assert.Equal(1, await memory.CloseAsync(Run with { Commit = "c5" }));
        Assert.Equal(["c2", "c5"], (await RecordAsync(memory, Run, Error)).Now.Mendings.Select(m => m.Commit));
    }

    [Fact]
    public async Task What_is_known_outlives_the_database_and_a_persons_edit_is_kept()
    {
        string path;
        await using (MemoryStore store = await _fixture.OpenAsync())
            path = (await RecordAsync(new BuildMemory(store), Run, Error)).Path;
        foreach (string file in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(file);
        _fixture.Write(path, _fixture.Read(path).Replace("[What was the underlying issue?]", "A typing error.", StringComparison.Ordinal));

        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            await store.SyncAsync();
            BuildRecollection again = await RecordAsync(new BuildMemory(store), Run, Error);
            Assert.Equal((path, 2), (again.Path, again.Now.Count));
        }

        // Without a sync in between, too.
        _fixture.Write(path, _fixture.Read(path).Replace("[What were the consequences?]", "An hour.", StringComparison.Ordinal));
        await using (MemoryStore store = await _fixture.OpenAsync())
            Assert.Equal(3, (await RecordAsync(new BuildMemory(store), Run, Error)).Now.Count);

        string kept = _fixture.Read(path);
        Assert.All(["A typing error.", "An hour.", "- **Seen**: 3\n"], text => Assert.Contains(text, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_stores_open_on_one_folder_agree_on_one_record()
    {
        await using MemoryStore one = await _fixture.OpenAsync();
        await using MemoryStore other = await _fixture.OpenAsync();

        BuildRecollection[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RecordAsync(new BuildMemory(i % 2 == 0 ? one : other), Run, Error)));

        Assert.Single(all.Select(found => found.Id).Distinct());
        Assert.Equal(Enumerable.Range(1, 20), all.Select(found => found.Now.Count).Order());
    }

    [Fact]
    public async Task Rules_of_its_domain_and_those_that_name_its_code_are_found()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.RecordAsync(new HeuristicInput { Domain = "build-My.App", Rule = "Restore first", Confidence = 0.6 });
        await store.RecordAsync(new HeuristicInput { Domain = "csharp", Rule = "cs0103 is a missing using", Confidence = 0.9 });
        await store.RecordAsync(new HeuristicInput { Domain = "http", Rule = "Retry with jitter", Confidence = 1 });

        BuildRecollection found = await RecordAsync(new BuildMemory(store), Run, Error);

        Assert.Equal(["cs0103 is a missing using", "Restore first"], found.Heuristics.Select(rule => rule.Rule));
    }

    [Fact]
    public async Task A_test_is_closed_when_it_passes_and_stays_open_when_it_does_not_run()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        BuildMemory memory = new(store);
        BuildRun tests = Run with { Kind = BuildKind.Test };
        BuildError one = new() { Code = "N.T(s: \"a: b\")", Message = "Expected: 1" };
        await RecordAsync(memory, tests, one);
        await RecordAsync(memory, tests, one with { Code = "N.U" });

        Assert.Equal(1, await memory.CloseAsync(tests, new HashSet<string> { "N.T(s: \"a: b\")" }));
        Assert.Equal(0, await memory.CloseAsync(tests, new HashSet<string> { "N.T(s: \"a: b\")", "N.V" }));

        Assert.False((await RecordAsync(memory, tests, one)).Before!.IsOpen);
        Assert.True((await RecordAsync(memory, tests, one with { Code = "N.U" })).Before!.IsOpen);
        Assert.Equal(2, store.Tables.LearningsOfDomain("tests-myapp", 10).Count);
    }

    [Fact]
    public async Task What_a_project_lists_is_recorded_once_for_ever()
    {
        FailureInput failure = new() { Title = "T", Domain = "d" };
        HeuristicInput heuristic = new() { Rule = "R", Domain = "d" };
        await using MemoryStore store = await _fixture.OpenAsync();

        Assert.Equal(2, await new BuildMemory(store).RecordOnceAsync([failure, failure], [heuristic]));
        Assert.Equal(1, await new BuildMemory(store).RecordOnceAsync([failure, failure with { Summary = "S" }], [heuristic]));

        Assert.Equal(2, store.Tables.LearningsOfDomain("d", 10).Count);
        Assert.Single(store.Tables.HeuristicsOfDomain("d", 10));
    }

    private static async Task<BuildRecollection> RecordAsync(BuildMemory memory, BuildRun run, BuildError error) =>
        Assert.Single(await memory.RecordAsync([new BuildFailureInput { Run = run, Errors = [error] }]));
}
