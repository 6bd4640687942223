using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tests.Kinds;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Linking;

/// <summary>What follows for a decision when another takes its place.</summary>
public sealed class SupersessionTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_old_decision_becomes_superseded_in_row_file_and_one_commit_and_back()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow old = await RecordAsync(store);
        KindRow young = await RecordAsync(store);

        string commit = (await SupersedeAsync(store, young, old))!.Commit!;

        await AssertSupersededAsync(store, old, young);
        Assert.Contains($"**Links**: superseded-by [[{young.Uid}]]\n", _fixture.Read(old.Path!), StringComparison.Ordinal);
        Assert.Equal([old.Path!, young.Path!], _fixture.Git("show", "--format=", "--name-only", commit).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order().ToArray());
        Assert.Equal("accepted", store.Find(young.Uid!)!.Values["status"]);
        Assert.True((await store.SyncAsync()).IsInStep);

        await store.LinkAsync(young, [new LinkChange("supersedes", old)], isRemoval: true);

        Assert.Equal(("accepted", ""), (store.Find(old.Uid!)!.Values["status"], store.Find(old.Uid!)!.Values["superseded-by"]));
        Assert.DoesNotContain("Superseded", _fixture.Read(old.Path!), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Links", _fixture.Read(young.Path!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_of_two_counts_and_the_other_when_it_is_taken_away()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow[] decisions = [await RecordAsync(store), await RecordAsync(store), await RecordAsync(store)];

        await SupersedeAsync(store, decisions[2], decisions[0]);
        await SupersedeAsync(store, decisions[1], decisions[0]);
        await AssertSupersededAsync(store, decisions[0], decisions[2]);
        await store.LinkAsync(decisions[2], [new LinkChange("supersedes", decisions[0])], isRemoval: true);
        await AssertSupersededAsync(store, decisions[0], decisions[1]);
    }

    [Fact]
    public async Task A_circle_is_refused_whatever_its_length()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow[] decisions = [await RecordAsync(store), await RecordAsync(store), await RecordAsync(store)];
        await SupersedeAsync(store, decisions[1], decisions[0]);
        await SupersedeAsync(store, decisions[2], decisions[1]);

        foreach (int last in (int[])[1, 2])
        {
            StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => SupersedeAsync(store, decisions[0], decisions[last]));
            Assert.Contains($"decision/{decisions[last].Id} took the place of decision/{decisions[0].Id}", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal("superseded", store.Find(decisions[1].Uid!)!.Values["status"]);
        Assert.Equal("accepted", store.Find(decisions[2].Uid!)!.Values["status"]);
    }

    [Fact]
    public async Task A_line_written_by_hand_on_either_side_does_the_same_and_a_circle_by_hand_changes_no_decision()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow[] decisions = [await RecordAsync(store), await RecordAsync(store), await RecordAsync(store), await RecordAsync(store)];
        WriteLinks(decisions[1], $"supersedes [[{decisions[0].Uid}]]");
        WriteLinks(decisions[2], $"superseded-by [[{decisions[1].Uid}]]");
        Assert.True((await store.SyncAsync()).IsInStep);

        await AssertSupersededAsync(store, decisions[0], decisions[1]);
        await AssertSupersededAsync(store, decisions[2], decisions[1]);
        Assert.True((await store.SyncAsync()).IsInStep);

        WriteLinks(decisions[3], $"supersedes [[{decisions[1].Uid}]], superseded-by [[{decisions[1].Uid}]]");
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Equal(("accepted", ""), (store.Find(decisions[1].Uid!)!.Values["status"], store.Find(decisions[1].Uid!)!.Values["superseded-by"]));
    }

    [Fact]
    public async Task A_status_that_a_person_set_otherwise_stays()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow old = await RecordAsync(store);
        KindRow young = await RecordAsync(store);
        await SupersedeAsync(store, young, old);
        await store.UpdateAsync(old.Kind, old.Id, [new("status", "deprecated")]);

        await store.LinkAsync(young, [new LinkChange("supersedes", old)], isRemoval: true);

        Assert.Equal(("deprecated", ""), (store.Find(old.Uid!)!.Values["status"], store.Find(old.Uid!)!.Values["superseded-by"]));
    }

    [Fact]
    public async Task A_rebuild_takes_what_a_person_wrote_into_a_file_before_what_the_old_row_said()
    {
        KindRow[] decisions;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            decisions = [await RecordAsync(store), await RecordAsync(store), await RecordAsync(store)];
            await SupersedeAsync(store, decisions[1], decisions[0]);
        }

        WriteLinks(decisions[2], $"supersedes [[{decisions[1].Uid}]]");
        await new StoreRebuild(_fixture.Folder).FromFilesAsync();

        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.True((await again.SyncAsync()).IsInStep);
        await AssertSupersededAsync(again, decisions[1], decisions[2]);
        await AssertSupersededAsync(again, decisions[0], decisions[1]);
        Assert.Equal(decisions.Select(static row => row.Id), decisions.Select(row => again.Find(row.Uid!)!.Id));
    }

    [Fact]
    public async Task The_files_alone_bring_it_back_and_the_number_of_another_tool_stays()
    {
        KindRow old;
        KindRow young;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            old = await RecordAsync(store);
            young = await RecordAsync(store);
            await SupersedeAsync(store, young, old);
        }

        foreach (string path in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
        await new StoreRebuild(_fixture.Folder).FromFilesAsync();
        Execute($"insert into decisions (title, context, decision, rationale, superseded_by) select 'foreign', 'c', 'd', 'r', id from decisions where uid = '{young.Uid}'");

        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.True((await again.SyncAsync()).IsInStep);
        await AssertSupersededAsync(again, again.Find(old.Uid!)!, again.Find(young.Uid!)!);
        Assert.Equal($"{again.Find(young.Uid!)!.Id}", again.Find("decision", 3)!.Values["superseded-by"]);
    }

    private static async Task<KindRow> RecordAsync(MemoryStore store) => store.Find("decision", (await store.RecordAsync(Samples.Of("decision"))).Id)!;

    private static Task<RecordReceipt?> SupersedeAsync(MemoryStore store, KindRow young, KindRow old) =>
        store.LinkAsync(young, [new LinkChange("supersedes", old)]);

    private async Task AssertSupersededAsync(MemoryStore store, KindRow old, KindRow young)
    {
        Assert.Null(await store.FlushAsync());
        RecordValues values = store.Find(old.Uid!)!.Values;
        Assert.Equal(("superseded", $"{young.Id}"), (values["status"], values["superseded-by"]));
        Assert.Contains("**Status**: Superseded\n", _fixture.Read(old.Path!), StringComparison.Ordinal);
    }

    private void WriteLinks(KindRow row, string links) =>
        _fixture.Write(row.Path!, _fixture.Read(row.Path!).Replace("**Domain**", $"**Links**: {links}\n**Domain**", StringComparison.Ordinal));

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Folder, "memory/index.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
