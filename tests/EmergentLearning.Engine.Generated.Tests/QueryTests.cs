using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class QueryTests() : StoreTests<NoteStore>(NoteStore.OpenAsync)
{
    [Fact]
    public async Task Parameters_are_bound_by_name_and_rows_come_in_the_order_asked_for()
    {
        await Fill();

        Assert.Equal(["c", "b"], Store.Heaviest("x", min: 2, take: 2).Select(note => note.Title));
        Assert.Equal(["c"], Store.Heaviest("x", min: 2, take: 1).Select(note => note.Title));
        Assert.Empty(Store.Heaviest("absent", 0, 9));
    }

    [Fact]
    public async Task Scalars_come_one_or_many_with_and_without_null()
    {
        await Fill();

        Assert.Equal(4, Store.CountNotes());
        Assert.Equal(3, Store.MaxWeight("x"));
        Assert.Null(Store.MaxWeight("absent"));
        Assert.Equal(["x", "y"], Store.Topics());
        Assert.Equal([null, "remark of b", null, null], Store.Remarks());
    }

    [Fact]
    public async Task A_result_that_cannot_be_null_throws_when_no_row_is_there()
    {
        await Fill();

        Assert.Equal(2, Store.WeightOf(2));
        Assert.Equal("b", Store.Get(2).Title);
        Assert.Contains("WeightOf", Assert.Throws<InvalidOperationException>(() => Store.WeightOf(99)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Store.Get(99));
        Assert.Null(Store.Reordered(99));
    }

    [Fact]
    public async Task A_star_and_columns_in_any_order_give_the_whole_record()
    {
        await Fill();
        await Store.Histories.InsertAsync(new(0, 2, "seen", null));

        Assert.Equal(Store.Notes.Find(2), Assert.Single(Store.WithEvent("seen")));
        Assert.Equal(Store.Notes.Find(3), Store.Reordered(3));
    }

    [Fact]
    public async Task Other_records_are_filled_by_the_names_of_the_columns()
    {
        await Fill();

        Assert.Equal([new TopicCount("x", 3) { TotalWeight = 6 }, new TopicCount("y", 1) { TotalWeight = 4 }], Store.Counts());
    }

    private async Task Fill()
    {
        for (int i = 1; i <= 4; i++)
        {
            string title = "abcd"[i - 1].ToString();
            await Store.Notes.InsertAsync(new()
            {
                Topic = i == 4 ? "y" : "x",
                Title = title,
                Weight = i,
                Remark = i == 2 ? "remark of " + title : null,
                CreatedAt = DateTimeOffset.UnixEpoch.AddDays(i),
            });
        }
    }
}
