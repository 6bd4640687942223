namespace EmergentLearning.Engine.Generated.Tests.Queries;

public sealed class ResultTests : JobTests
{
    [Fact]
    public async Task A_record_is_read_whatever_the_order_of_the_columns()
    {
        await FillAsync(3);

        Assert.Equal(Store.All()[1].Name, Store.Shuffled(2)!.Name);
        AssertSame(Store.All()[1], Store.Shuffled(2)!);
        Assert.Null(Store.Shuffled(9));
    }

    [Fact]
    public async Task Columns_that_only_sqlite_knows_are_found_by_their_names()
    {
        await FillAsync(3);

        Assert.Equal(2, Store.ThroughACommonTable(limit: 2).Count);
        AssertSame(Store.All()[1], Store.ThroughACommonTable(2)[1]);
        AssertSame(Store.All()[2], Store.ThroughANaturalJoin()[2]);
    }

    [Fact]
    public async Task Records_structs_and_tuples_are_filled()
    {
        await FillAsync(3);

        Assert.Equal([new JobTotals("a") { Jobs = 2, Highest = 3 }, new JobTotals("b") { Jobs = 1, Highest = 2 }], Store.Totals());
        Assert.Equal([("a", 2), ("b", 1)], Store.Counts());
        Assert.Equal([("job 1", null), ("job 2", "note 2"), ("job 3", null)], Store.Notes());
        Assert.Equal([new("job 1", null), new("job 2", 1), new("job 3", 2)], Store.Rows());
        Assert.Equal(new JobRow("job 3", 2), Store.FindRow(3));
        Assert.Equal([("job 1", 1d), ("job 2", 2d), ("job 3", 3d)], Store.Peaks());
        Assert.Equal([("job 2", 0), ("job 3", 1)], Store.Tree(2));
    }

    [Fact]
    public async Task A_row_that_is_not_there_is_null_or_a_clear_error()
    {
        await FillAsync(1);

        Assert.Equal(("job 1", 0), Store.Find(1));
        Assert.Null(Store.Find(9));
        Assert.Null(Store.FindRow(9));
        Assert.Equal(("job 1", 0), Store.Get(1));
        Assert.Contains("The query of Get gave no row", Assert.Throws<InvalidOperationException>(() => Store.Get(9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_is_never_taken_for_a_value()
    {
        await FillAsync(1);

        Assert.Null(Store.NoteOf(1));
        Assert.Null(Store.NoteOf(9));
        string message = Assert.Throws<InvalidOperationException>(() => Store.LastNote()).Message;
        Assert.Contains("LastNote gave NULL", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_of_reads_are_complete_when_they_are_returned()
    {
        await FillAsync(2);

        Task<IReadOnlyList<string>> names = Store.NamesAsync(CancellationToken.None);
        Assert.True(names.IsCompletedSuccessfully);
        Assert.Equal(["job 1", "job 2"], await names);
        Assert.Equal(2, await Store.CountAsync());
        Assert.Equal("job 2", (await Store.GetAsync(2)).Name);
        Assert.Null(await Store.FindAsync(9));
        Assert.Equal(("job 2", 1), await Store.FindTupleAsync(2));
        Assert.Null(await Store.FindTupleAsync(9));
    }

    [Fact]
    public async Task A_task_carries_what_went_wrong()
    {
        Task<Job> missing = Store.GetAsync(9);

        Assert.True(missing.IsFaulted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => missing);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.NamesAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_stream_gives_one_view_and_holds_no_reader()
    {
        await FillAsync(3);
        var names = new List<string>();

        await foreach (Job job in Store.StreamAsync(after: 1))
        {
            names.Add(job.Name);
            // A write in the middle neither waits for the stream nor shows in it.
            await Store.Jobs.InsertAsync(Job(10 + (int)job.Id));
        }

        Assert.Equal(["job 2", "job 3"], names);
        Assert.Equal(5, Store.All().Count);
    }

    [Fact]
    public async Task A_stream_stops_when_it_is_cancelled()
    {
        await FillAsync(3);
        using var source = new CancellationTokenSource();
        int seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Job _ in Store.StreamAsync(after: 0).WithCancellation(source.Token))
            {
                seen++;
                await source.CancelAsync();
            }
        });

        Assert.Equal(1, seen);
    }

    private static void AssertSame(Job expected, Job actual)
    {
        Assert.Equal(expected.Hash, actual.Hash);
        Assert.Equal(expected, actual with { Hash = expected.Hash });
    }
}
