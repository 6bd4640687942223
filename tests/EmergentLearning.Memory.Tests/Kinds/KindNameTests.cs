using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Tests.Kinds;

/// <summary>A record of any kind is the same one wherever its file goes.</summary>
public sealed class KindNameTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public static TheoryData<string> Kinds => [.. RecordKinds.All.Select(kind => kind.Name)];

    public static TheoryData<string> WithFiles => [.. RecordKinds.WithFiles.Select(kind => kind.Name).Where(name => name != "experiment")];

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_file_names_the_record_and_every_store_that_reads_it_has_the_same(string name)
    {
        RecordReceipt receipt;
        await using (MemoryStore store = await _fixture.OpenAsync())
            receipt = await Samples.RecordAsync(store, name);
        Assert.Contains(RecordMark.Of(receipt.Uid), _fixture.Read(receipt.Path), StringComparison.Ordinal);

        using var other = new StoreFixture();
        await using MemoryStore copy = await other.OpenAsync();
        await copy.ImportAsync(_fixture.Folder);
        Assert.Null(await copy.FlushAsync());

        Assert.Equal(receipt.Uid, copy.Find(name, 1)!.Uid);
        Assert.Equal(_fixture.Read(receipt.Path), other.Read(receipt.Path));
    }

    [Theory]
    [MemberData(nameof(WithFiles))]
    public async Task A_file_that_is_renamed_and_changed_at_once_keeps_its_record_and_leaves_nothing_behind(string name)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, name);
        string target = receipt.Path.Replace(".md", "-moved.md", StringComparison.Ordinal);
        _fixture.Write(target, _fixture.Read(receipt.Path) + "\n## By hand\n\nA note.\n");
        File.Delete(Path.Combine(_fixture.Folder, receipt.Path));

        SyncReport report = await store.SyncAsync();
        Assert.Null(await store.FlushAsync());

        Assert.True(report.IsInStep);
        KindRow row = store.Find(name, receipt.Id)!;
        Assert.Equal((receipt.Uid, target), (row.Uid, row.Path));
        Assert.Null(store.Find(name, receipt.Id + 1));
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, receipt.Path)));
        Assert.Empty((await store.SyncAsync()).Issues);
    }

    [Fact]
    public async Task A_file_without_a_name_keeps_its_bytes_and_is_named_after_its_path()
    {
        const string Path = "memory/decisions/2025-12-01-by-hand.md";
        const string Text = "# ADR-7: By hand\n\n**Date**: 2025-12-01\n\n## Context\n\nBecause.\n";
        await using MemoryStore store = await _fixture.OpenAsync();
        _fixture.Write(Path, Text);

        await store.SyncAsync();

        Assert.Equal(RecordUid.OfPlace(Path, ""), store.Find("decision", 1)!.Uid);
        Assert.Equal(Text, _fixture.Read(Path));
    }

    [Fact]
    public async Task A_copy_of_a_file_is_a_record_of_its_own()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, "spike");
        _fixture.Write("memory/spikes/copy.md", _fixture.Read(receipt.Path));

        await store.SyncAsync();

        Assert.Equal((receipt.Uid, receipt.Path), (store.Find("spike", 1)!.Uid, store.Find("spike", 1)!.Path));
        Assert.NotEqual(receipt.Uid, store.Find("spike", 2)!.Uid);
    }

    [Fact]
    public async Task A_proposal_that_was_reviewed_in_another_clone_is_one_record_here()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, "proposal");
        string approved = receipt.Path.Replace("pending", "approved", StringComparison.Ordinal);
        _fixture.Write(approved, _fixture.Read(receipt.Path) + "\n---\n\n## Review Decision\n\n**Status:** APPROVED\n");
        File.Delete(Path.Combine(_fixture.Folder, receipt.Path));

        await store.SyncAsync();
        Assert.Null(await store.FlushAsync());

        KindRow row = store.Find("proposal", receipt.Id)!;
        Assert.Equal(("approved", approved), (row.Values["status"], row.Path));
        Assert.Null(store.Find("proposal", receipt.Id + 1));
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, receipt.Path)));
    }
}
