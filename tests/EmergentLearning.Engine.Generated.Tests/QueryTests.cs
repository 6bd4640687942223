using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class QueryTests : IDisposable
{
    private readonly DisposableStore _engine = new(NoteStore.Schema);
    private readonly NoteStore _store;

    public QueryTests() => _store = NoteStore.Over(_engine.Store);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task Parameters_are_bound_by_name_and_rows_come_in_the_order_asked_for()
    {
        await Fill();

        Assert.Equal(["c", "b"], _store.Heaviest("x", min: 2, take: 2).Select(note => note.Title));
        Assert.Equal(["c"], _store.Heaviest("x", min: 2, take: 1).Select(note => note.Title));
        Assert.Empty(_store.Heaviest("absent", 0, 9));
    }

    [Fact]
    public async Task Scalars_come_one_or_many_with_and_without_null()
    {
        await Fill();

        Assert.Equal(4, _store.CountNotes());
        Assert.Equal(3, _store.MaxWeight("x"));
        Assert.Null(_store.MaxWeight("absent"));
        Assert.Equal(["x", "y"], _store.Topics());
        Assert.Equal([null, "remark of b", null, null], _store.Remarks());
    }

    [Fact]
    public async Task A_result_that_cannot_be_null_throws_when_no_row_is_there()
    {
        await Fill();

        Assert.Equal(2, _store.WeightOf(2));
        Assert.Equal("b", _store.Get(2).Title);
        Assert.Contains("WeightOf", Assert.Throws<InvalidOperationException>(() => _store.WeightOf(99)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _store.Get(99));
        Assert.Null(_store.Reordered(99));
    }

    [Fact]
    public async Task A_star_and_columns_in_any_order_give_the_whole_record()
    {
        await Fill();
        await _store.Histories.InsertAsync(new(0, 2, "seen", null));

        Assert.Equal(_store.Notes.Find(2), Assert.Single(_store.WithEvent("seen")));
        Assert.Equal(_store.Notes.Find(3), _store.Reordered(3));
    }

    [Fact]
    public async Task Other_records_are_filled_by_the_names_of_the_columns()
    {
        await Fill();

        Assert.Equal([new TopicCount("x", 3) { TotalWeight = 6 }, new TopicCount("y", 1) { TotalWeight = 4 }], _store.Counts());
    }

    [Fact]
    public async Task Every_kind_of_value_can_be_a_parameter()
    {
        using var engine = new DisposableStore(ShapeStore.Schema);
        ShapeStore store = ShapeStore.Over(engine.Store);
        var moment = new DateTimeOffset(2026, 1, 31, 1, 0, 0, TimeSpan.FromHours(2));
        var guid = Guid.NewGuid();
        var date = new DateOnly(2026, 1, 31);
        await store.Optionals.InsertAsync(new() { Moment = moment, Date = date, Level = Level.Low, Guid = guid, Bytes = [1, 0, 2] });
        await store.Optionals.InsertAsync(new());

        Assert.Equal(date, store.Match(moment.ToUniversalTime(), date, Level.Low, guid, [1, 0, 2]));
        Assert.Null(store.Match(moment, null, Level.Low, guid, [1, 0, 2]));
        Assert.Equal([Level.Low, null], store.Levels());
        Assert.Single(store.Optionals.ListByDate(null));
        Assert.Equal(55, store.Sum(10));
    }

    private async Task Fill()
    {
        for (int i = 1; i <= 4; i++)
        {
            string title = "abcd"[i - 1].ToString();
            await _store.Notes.InsertAsync(new()
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
