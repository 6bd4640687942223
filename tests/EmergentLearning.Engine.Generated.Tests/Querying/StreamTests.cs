using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Generated.Tests.Querying;

public sealed class StreamTests : TicketTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(256)]
    public async Task Every_row_comes_once_whatever_the_page(int pageSize)
    {
        await Fill(20);

        Assert.Equal(Store.Plains.List(), Store.Plains.Stream(pageSize));
        Assert.Equal(Store.Plains.List(), await Collect(Store.Plains.StreamAsync(pageSize)));
        Assert.Equal(
            Store.Plains.Where(Plain.Columns.Id > 3).OrderByDescending(Plain.Columns.Weight).Skip(2).Take(11).ToList(),
            await Collect(Store.Plains.Where(Plain.Columns.Id > 3).OrderByDescending(Plain.Columns.Weight).Skip(2).Take(11).StreamAsync(pageSize)));
    }

    [Fact]
    public async Task Rows_that_come_and_go_meanwhile_make_no_other_row_come_twice_or_go_missing()
    {
        await Fill(20);

        var seen = new List<long>();
        await foreach (Plain row in Store.Plains.StreamAsync(pageSize: 5))
        {
            seen.Add(row.Id);
            if (row.Id == 5)
                await Store.Plains.DeleteAsync([1L, 5L, 7L]);
            if (row.Id == 16)
                await Store.Plains.InsertAsync(new(0, "late"));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, .. Enumerable.Range(8, 14).Select(i => (long)i)], seen);
    }

    [Fact]
    public async Task No_reader_is_open_between_two_rows_so_the_log_can_be_emptied()
    {
        await Fill(20);
        await using var foreign = new SqliteConnection($"Data Source={Path.Combine(Folder.Root, "store.db")};Pooling=False");
        await foreign.OpenAsync();

        await using IAsyncEnumerator<Plain> stream = Store.Plains.StreamAsync(pageSize: 5).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        await Fill(5);
        Assert.Equal(0, FramesLeft(foreign));

        // A reader that is open does keep frames in the log, so there is something to measure.
        int left = Store.Engine.Read((tests: this, foreign), static (session, state) =>
        {
            using IStatement statement = session.Prepare("select count(*) from sqlite_schema");
            statement.MoveNext();
            state.tests.Fill(5).GetAwaiter().GetResult();
            return FramesLeft(state.foreign);
        });
        Assert.True(left > 0);
    }

    [Fact]
    public async Task A_stream_ends_where_it_is_cancelled()
    {
        await Fill(20);
        using var cancellation = new CancellationTokenSource();

        var seen = new List<long>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Plain row in Store.Plains.StreamAsync(pageSize: 5, cancellation.Token))
            {
                seen.Add(row.Id);
                if (row.Id == 7)
                    await cancellation.CancelAsync();
            }
        });

        Assert.Equal(10, seen.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.Plains.StreamAsync(pageSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.Plains.Stream(pageSize: 0));
    }

    private static int FramesLeft(SqliteConnection connection)
    {
        using SqliteCommand checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "pragma wal_checkpoint(passive)";
        using SqliteDataReader reader = checkpoint.ExecuteReader();
        Assert.True(reader.Read());
        return reader.GetInt32(1) - reader.GetInt32(2);
    }

    private static async Task<List<Plain>> Collect(IAsyncEnumerable<Plain> rows)
    {
        var collected = new List<Plain>();
        await foreach (Plain row in rows)
            collected.Add(row);
        return collected;
    }

    private Task<IReadOnlyList<Plain>> Fill(int count) =>
        Store.Plains.InsertAsync(Enumerable.Range(0, count).Select(i => new Plain(0, $"{i}", i % 3)));
}
