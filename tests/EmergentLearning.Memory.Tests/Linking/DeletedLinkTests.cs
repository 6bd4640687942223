using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Tests.Linking;

/// <summary>What a deleted record states of others goes with it, and comes back with it.</summary>
public sealed class DeletedLinkTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("caused-by", "causes")]
    [InlineData("relates-to", "relates-to")]
    public async Task The_links_of_a_deleted_record_go_and_come_with_its_file(string relation, string inverse)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt holder = await store.RecordAsync(new FailureInput { Title = "Holder", Domain = "tests" });
        RecordReceipt other = await store.RecordAsync(new FailureInput { Title = "Other", Domain = "tests" });
        await store.LinkAsync(store.Find(holder.Uid)!, [new LinkChange(relation, store.Find(other.Uid)!)], isRemoval: false, Acknowledgement.Projected);
        string text = _fixture.Read(holder.Path);

        File.Delete(Path.Combine(_fixture.Folder, holder.Path));
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Null(await store.FlushAsync());
        Assert.Empty(store.LinksOf(other.Uid));

        await File.WriteAllTextAsync(Path.Combine(_fixture.Folder, holder.Path), text);
        Assert.True((await store.SyncAsync()).IsInStep);
        RecordLink link = Assert.Single(store.LinksOf(other.Uid));
        Assert.Equal((inverse, holder.Uid, "Holder"), (link.Relation, link.Uid, link.Title));
    }
}
