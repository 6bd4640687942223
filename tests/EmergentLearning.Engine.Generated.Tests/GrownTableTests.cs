using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

/// <summary>Rows that were there before a column: read, found and changed as all others.</summary>
public sealed class GrownTableTests : IDisposable
{
    private readonly TempStore _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_from_before_a_column_have_the_default_of_its_type()
    {
        long id = await FillAsync();

        await using GrownStore store = await GrownStore.OpenAsync(_folder.Root);

        GrownStore.Leaf leaf = Assert.Single(store.Leafs.List());
        Assert.Equal((id, "", default, 0, 0), (leaf.Id, leaf.Text, leaf.Made, leaf.Revision, leaf.Weight));
        Assert.Equal((Guid.Empty, 0m, ' ', default, default, DayOfWeek.Sunday), (leaf.Code, leaf.Price, leaf.Sign, leaf.Day, leaf.Hour, leaf.Weekday));
        Assert.Empty(leaf.Words);
        Assert.True(store.Leafs.Where(GrownStore.Leaf.Columns.Weight == 0).Exists());
    }

    [Fact]
    public async Task Rows_from_before_a_column_can_be_changed_and_found()
    {
        await FillAsync();
        await using GrownStore store = await GrownStore.OpenAsync(_folder.Root);

        GrownStore.Leaf? changed = await store.Leafs.UpdateAsync(store.Leafs.List()[0] with { Text = "green" });

        Assert.Equal(1, changed?.Revision);
        Assert.Single(store.Leafs.Search("green", take: 10));
    }

    [Fact]
    public async Task Rows_from_before_a_column_can_be_read_without_changing_the_database()
    {
        await FillAsync();

        await using GrownStore store = GrownStore.OpenReadOnly(_folder.Root);

        Assert.Equal(default, Assert.Single(store.Leafs.List()).Made);
    }

    private async Task<long> FillAsync()
    {
        await using YoungStore store = await YoungStore.OpenAsync(_folder.Root);
        return (await store.Leafs.InsertAsync(new())).Id;
    }
}
