using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Kinds;

public sealed class KindSyncTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public static TheoryData<string> Kinds => [.. RecordKinds.All.Select(kind => kind.Name)];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_becomes_a_row_a_file_and_a_commit_and_is_in_step(string name)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, name);

        Assert.Equal(Acknowledgement.Committed, receipt.Level);
        Assert.Equal(_fixture.Read(receipt.Path), _fixture.Git("show", $"{receipt.Commit}:{receipt.Path}"));
        await store.DisposeAsync();
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
        Assert.Empty(reader.Compare().Issues);
        KindRow row = reader.Find(name, receipt.Id)!;
        Assert.Equal((receipt.Uid, receipt.Path), (row.Uid, row.Path));
        Assert.All(Samples.Of(name).Values.Names, field => Assert.Equal(Samples.Of(name).Values[field], row.Values[field]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Another_store_has_the_same_values_from_the_files_alone(string name)
    {
        KindRow first;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            RecordReceipt receipt = await Samples.RecordAsync(store, name);
            await store.DisposeAsync();
            await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
            first = reader.Find(name, receipt.Id)!;
        }

        using var other = new StoreFixture();
        await using (MemoryStore copy = await other.OpenAsync())
            await copy.ImportAsync(_fixture.Folder);
        await using MemoryReader second = MemoryReader.Open(other.Folder);

        Assert.Equal(first.Values, second.Find(name, 1)!.Values);
        Assert.Equal(first.Path, second.Find(name, 1)!.Path);
    }

    [Theory]
    [InlineData("decision", "A queue.", "A ring buffer.", "decision")]
    [InlineData("decision", "**Status**: Accepted", "**Status**: Superseded", "status")]
    [InlineData("spike", "45 minutes", "50 minutes", "time")]
    [InlineData("invariant", "**Violations**: 0", "**Violations**: 2", "violation-count")]
    [InlineData("assumption", "**Confidence**: 0.5", "**Confidence**: 0.25", "confidence")]
    [InlineData("ceo-review", "**Status**: Pending", "**Status**: DECIDED", "status")]
    [InlineData("violation", "**Acknowledged**: 0", "**Acknowledged**: 1", "acknowledged")]
    [InlineData("experiment", "**Status**: Active", "**Status**: Completed", "status")]
    [InlineData("cycle", "Two storms.", "Three storms.", "break")]
    [InlineData("golden-rule", "It may know.", "It knows.", "why")]
    [InlineData("golden-rule", "**Validations:** 0", "**Validations:** 3", "validations")]
    [InlineData("proposal", "type: heuristic", "type: pattern", "type")]
    [InlineData("success", "Full jitter.", "Full jitter.\n\nTwice.", "summary")]
    [InlineData("observation", "**Severity**: 3", "**Severity**: 1", "severity")]
    public async Task An_edit_by_hand_comes_back_into_the_row_and_nothing_else_changes(string name, string before, string after, string field)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, name);
        KindRow old = store.Find(name, receipt.Id)!;
        string edited = _fixture.Read(receipt.Path).Replace(before, after, StringComparison.Ordinal) + "\n## By hand\n\nA note.\n";
        _fixture.Write(receipt.Path, edited);

        SyncReport report = await store.SyncAsync();

        Assert.True(report.IsInStep);
        KindRow row = store.Find(name, receipt.Id)!;
        Assert.NotEqual(old.Values[field], row.Values[field]);
        Assert.All(old.Values.Names.Where(other => other != field), other => Assert.Equal(old.Values[other], row.Values[other]));
        Assert.Equal(edited, _fixture.Read(receipt.Path));
    }

    [Fact]
    public async Task A_value_that_is_none_stays_out_of_the_row_and_the_file_stays_as_it_is()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, "assumption");
        string edited = _fixture.Read(receipt.Path).Replace("**Confidence**: 0.5", "**Confidence**: 7", StringComparison.Ordinal);
        _fixture.Write(receipt.Path, edited);

        await store.SyncAsync();

        Assert.Equal("0.5", store.Find("assumption", receipt.Id)!.Values["confidence"]);
        Assert.Equal(edited, _fixture.Read(receipt.Path));
    }

    [Fact]
    public async Task Rows_of_the_original_get_their_files_or_are_linked_to_those_that_are_there()
    {
        OriginalTables.Create(Path.Combine(_fixture.Folder, "memory", "index.db"));
        _fixture.Write("memory/decisions/2025-12-01-linked.md", "# ADR-1: Linked\n\n**Date**: 2025-12-01\n\n## Context\n\nBecause.\n");

        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            SyncReport report = await store.SyncAsync();
            Assert.True(report.IsInStep);
            Assert.Equal("memory/decisions/2025-12-01-linked.md", store.Find("decision", 1)!.Path);
            Assert.Equal("memory/decisions/2025-12-02-without-a-file.md", store.Find("decision", 2)!.Path);
            Assert.Equal("It has to be.", store.Find("decision", 2)!.Values["rationale"]);
            Assert.Equal("memory/assumptions/2025-12-03-clocks-agree.md", store.Find("assumption", 1)!.Path);
            Assert.Null(store.Find("decision", 3));
        }

        Assert.Contains("# ADR-2: Without a file\n", _fixture.Read("memory/decisions/2025-12-02-without-a-file.md"), StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
    }
}
