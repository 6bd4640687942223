using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tests.Kinds;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Linking;

/// <summary>Links stand in files, in rows and in git, and come back from each.</summary>
public sealed class LinkTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    // Golden rules share a file in which none has a name of its own.
    public static TheoryData<string> Holders => [.. RecordKinds.All.Select(kind => kind.Name).Where(name => name != "golden-rule")];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Holders))]
    public async Task Every_kind_holds_links_that_both_sides_show_and_its_values_stay(string name)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow record = await RecordAsync(store, name);
        KindRow other = await RecordAsync(store, "spike");

        RecordReceipt receipt = (await LinkAsync(store, record, "validates", other))!;

        Assert.Equal(Acknowledgement.Committed, receipt.Level);
        Assert.Equal(record.Path, receipt.Path);
        Assert.Contains($"**Links**: validates [[{other.Uid}]]\n", _fixture.Git("show", $"{receipt.Commit}:{record.Path}"), StringComparison.Ordinal);
        Assert.Equal(["validates"], Relations(store, record));
        Assert.Equal(["validated-by"], Relations(store, other));
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Equal(record.Values, store.Find(record.Uid!)!.Values);

        Assert.Null(await LinkAsync(store, record, "validates", other));
        Assert.NotNull(await store.LinkAsync(record, [new LinkChange("validates", other)], isRemoval: true));
        Assert.Empty(store.LinksOf(record.Uid!));
        Assert.DoesNotContain("**Links**", _fixture.Read(record.Path!), StringComparison.Ordinal);
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public async Task A_database_made_of_the_files_alone_has_the_links(string name)
    {
        string uid;
        string[] links;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            KindRow record = await RecordAsync(store, name);
            KindRow failure = await RecordAsync(store, "failure");
            await store.LinkAsync(record, [new LinkChange("relates-to", failure), new LinkChange("caused-by", await RecordAsync(store, "decision"))]);
            uid = record.Uid!;
            links = [.. store.LinksOf(uid).Select(link => $"{link}")];
            Assert.Equal(2, links.Length);
        }

        foreach (string path in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
        await new StoreRebuild(_fixture.Folder).FromFilesAsync();

        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
        Assert.Equal(links.Select(Known), reader.LinksOf(uid).Select(link => Known($"{link}")));
    }

    [Fact]
    public async Task A_rebuild_takes_what_the_files_say_now_and_not_what_the_rows_said()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow failure = await RecordAsync(store, "failure");
        KindRow decision = await RecordAsync(store, "decision");
        await LinkAsync(store, failure, "caused-by", decision);
        _fixture.Write(failure.Path!, _fixture.Read(failure.Path!).Replace("caused-by", "validates", StringComparison.Ordinal));

        await store.DisposeAsync();
        await new StoreRebuild(_fixture.Folder).FromFilesAsync();

        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
        Assert.Equal(["validates"], reader.LinksOf(failure.Uid!).Select(link => link.Relation));
    }

    [Fact]
    public async Task A_line_that_a_person_writes_or_takes_out_is_taken_in()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow heuristic = await RecordAsync(store, "heuristic");
        KindRow failure = await RecordAsync(store, "failure");
        const string Created = "**Created**:";
        string before = _fixture.Read(heuristic.Path!);
        string line = $"**Links:** Learned-From [[{failure.Uid!.ToUpperInvariant()}|the storm]], see also, led-to [[nobody]]\n";
        _fixture.Write(heuristic.Path!, before.Replace(Created, line + Created, StringComparison.Ordinal));

        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Equal(["learned-from"], Relations(store, heuristic));
        Assert.Equal(["led-to"], Relations(store, failure));
        Assert.Equal(heuristic.Values, store.Find(heuristic.Uid!)!.Values);

        // What is not understood stays when the store adds one.
        await LinkAsync(store, heuristic, "relates-to", failure);
        Assert.Contains("see also, led-to [[nobody]], relates-to", _fixture.Read(heuristic.Path!), StringComparison.Ordinal);

        _fixture.Write(heuristic.Path!, before);
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Empty(store.LinksOf(heuristic.Uid!));
    }

    [Fact]
    public async Task A_link_goes_with_a_file_that_was_renamed_and_one_to_a_record_elsewhere_is_shown_by_its_uid()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow decision = await RecordAsync(store, "decision");
        KindRow failure = await RecordAsync(store, "failure");
        const string Elsewhere = "0193c0de-0000-7000-8000-000000000009";
        await LinkAsync(store, failure, "caused-by", decision);
        File.Move(Path.Combine(_fixture.Folder, failure.Path!), Path.Combine(_fixture.Folder, "memory/failures/renamed.md"));
        _fixture.Write(decision.Path!, _fixture.Read(decision.Path!).Replace("\n---\n", $"**Links**: contradicts [[{Elsewhere}]]\n\n---\n", StringComparison.Ordinal));

        Assert.True((await store.SyncAsync()).IsInStep);

        Assert.Equal(["caused-by"], Relations(store, failure));
        Assert.Equal([("causes", (string?)"failure"), ("contradicts", null)], store.LinksOf(decision.Uid!).Select(link => (link.Relation, link.Kind)));
    }

    [Fact]
    public async Task A_file_that_names_no_record_holds_links_too()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow other = await RecordAsync(store, "spike");
        _fixture.Write("memory/heuristics/old.md", "# Heuristics: old\n\n---\n\n## H-7: First\n\n**Confidence**: 0.5\n\nWhy.\n\n---\n\n## H-8: Second\n\nNo metadata.\n\n---\n");
        await store.SyncAsync();
        KindRow second = store.Find("heuristic", 2)!;

        await LinkAsync(store, second, "relates-to", other);

        Assert.Contains($"## H-8: Second\n\n**Links**: relates-to [[{other.Uid}]]\n\nNo metadata.\n", _fixture.Read("memory/heuristics/old.md"), StringComparison.Ordinal);
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Equal("No metadata.", store.Find("heuristic", 2)!.Values["explanation"]);
        Assert.Empty(store.LinksOf(store.Find("heuristic", 1)!.Uid!));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_changes_nothing()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        KindRow decision = await RecordAsync(store, "decision");
        KindRow failure = await RecordAsync(store, "failure");
        KindRow golden = await RecordAsync(store, "golden-rule");
        string[] files = [_fixture.Read(decision.Path!), _fixture.Read(failure.Path!), _fixture.Read(golden.Path!)];

        await RefusedAsync("itself", () => LinkAsync(store, failure, "relates-to", failure));
        await RefusedAsync("decision cannot take the place of a failure", () => LinkAsync(store, decision, "supersedes", failure));
        await RefusedAsync("no link 'caused-by'", () => store.LinkAsync(failure, [new LinkChange("caused-by", decision)], isRemoval: true));
        await RefusedAsync("Link from the other record", () => LinkAsync(store, golden, "validates", failure));
        await RefusedAsync("itself", () => store.LinkAsync(failure, [new LinkChange("caused-by", decision), new LinkChange("relates-to", failure)]));

        Assert.Equal(files, (string[])[_fixture.Read(decision.Path!), _fixture.Read(failure.Path!), _fixture.Read(golden.Path!)]);
        Assert.Empty(store.LinksOf(failure.Uid!));
        Assert.Empty(store.LinksOf(decision.Uid!));
        Assert.NotNull(await LinkAsync(store, failure, "relates-to", golden));
    }

    [Fact]
    public async Task A_store_that_was_made_before_there_were_links_gets_the_table_and_is_read_without_it()
    {
        KindRow one;
        await using (MemoryStore store = await _fixture.OpenAsync())
            one = await RecordAsync(store, "failure");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Folder, "memory/index.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand drop = connection.CreateCommand();
            drop.CommandText = "drop table elf_links";
            drop.ExecuteNonQuery();
        }

        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
        {
            Assert.Empty(reader.LinksOf(one.Uid!));
            Assert.Empty(reader.LinksOf([one.Uid!]));
        }

        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.NotNull(await LinkAsync(again, one, "relates-to", await RecordAsync(again, "spike")));
        Assert.Equal(["relates-to"], Relations(again, one));
    }

    private static async Task<KindRow> RecordAsync(MemoryStore store, string kind) => store.Find(kind, (await Samples.RecordAsync(store, kind)).Id)!;

    private static Task<RecordReceipt?> LinkAsync(MemoryStore store, KindRow record, string relation, KindRow other) =>
        store.LinkAsync(record, [new LinkChange(relation, other)]);

    private static string[] Relations(MemoryStore store, KindRow record) => [.. store.LinksOf(record.Uid!).Select(link => link.Relation)];

    private static async Task RefusedAsync(string saying, Func<Task> work)
    {
        StoreException refusal = await Assert.ThrowsAsync<StoreException>(work);
        Assert.Equal(StoreFault.Input, refusal.Fault);
        Assert.Contains(saying, refusal.Message, StringComparison.Ordinal);
    }

    // A number is that of one database.
    private static string Known(string link) => System.Text.RegularExpressions.Regex.Replace(link, "Id = [0-9]+", "Id");
}
