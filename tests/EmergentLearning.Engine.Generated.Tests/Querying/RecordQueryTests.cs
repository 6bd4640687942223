using EmergentLearning.Engine.Contracts.Querying;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Querying;

public sealed class RecordQueryTests() : StoreTests<TicketStore>(TicketStore.OpenAsync)
{
    [Fact]
    public async Task Rows_come_by_key_unless_an_order_is_asked_for()
    {
        await Fill();

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Ids(Store.Plains.Rows));
        Assert.Equal([4, 8, 3, 7, 2, 6, 1, 5], Ids(Store.Plains.OrderByDescending(Plain.Columns.Weight)));
        Assert.Equal([8, 4, 7, 3, 6, 2, 5, 1], Ids(Store.Plains.OrderByDescending(Plain.Columns.Weight).ThenByDescending(Plain.Columns.Id)));
        Assert.Equal([1, 5, 2, 6, 3, 7, 4, 8], Ids(Store.Plains.OrderBy(Plain.Columns.Name).OrderBy(Plain.Columns.Weight)));
    }

    [Fact]
    public async Task Rows_without_a_value_stand_where_they_were_put()
    {
        await Fill();

        Assert.Equal([1, 4, 7, 2, 3, 5, 6, 8], Ids(Store.Plains.OrderBy(Plain.Columns.Score)));
        Assert.Equal([2, 3, 5, 6, 8, 1, 4, 7], Ids(Store.Plains.OrderBy(Plain.Columns.Score, Nulls.Last)));
        Assert.Equal([8, 6, 5, 3, 2, 1, 4, 7], Ids(Store.Plains.OrderByDescending(Plain.Columns.Score)));
        Assert.Equal([1, 4, 7, 8, 6, 5, 3, 2], Ids(Store.Plains.OrderByDescending(Plain.Columns.Score, Nulls.First)));
    }

    [Fact]
    public async Task Pages_by_offset_are_cut_from_the_order()
    {
        await Fill();

        Assert.Equal([3, 4], Ids(Store.Plains.Rows.Skip(2).Take(2)));
        Assert.Equal([7, 8], Ids(Store.Plains.Rows.Skip(6)));
        Assert.Empty(Ids(Store.Plains.Rows.Take(0)));
        Assert.Equal(2, Store.Plains.Rows.Skip(6).Count());
        Assert.Equal(3, Store.Plains.Rows.Take(3).Count());
        Assert.False(Store.Plains.Rows.Skip(8).Exists());
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.Plains.Rows.Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.Plains.Rows.Skip(-1));
    }

    public static TheoryData<string, Nulls?> Orders => new()
    {
        { "", null }, { "weight", null }, { "-weight", null }, { "score", null }, { "score", Nulls.Last }, { "-score", null }, { "-score", Nulls.First },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_by_record_give_every_row_once_in_order(string by, Nulls? nulls)
    {
        await Fill();
        RecordQuery<Plain> query = by switch
        {
            "weight" => Store.Plains.OrderBy(Plain.Columns.Weight, nulls),
            "-weight" => Store.Plains.OrderByDescending(Plain.Columns.Weight, nulls).ThenBy(Plain.Columns.Score, nulls),
            "score" => Store.Plains.OrderBy(Plain.Columns.Score, nulls),
            "-score" => Store.Plains.OrderByDescending(Plain.Columns.Score, nulls).ThenByDescending(Plain.Columns.Name),
            _ => Store.Plains.Rows,
        };

        for (int pageSize = 1; pageSize <= 9; pageSize++)
        {
            var seen = new List<Plain>();
            for (IReadOnlyList<Plain> page = query.Take(pageSize).ToList(); page.Count > 0; page = query.After(page[^1]).Take(pageSize).ToList())
                seen.AddRange(page);

            Assert.Equal(query.ToList(), seen);
            Assert.Equal(query.ToList(), query.Stream(pageSize));
        }
    }

    [Fact]
    public async Task A_page_by_key_starts_after_it_and_only_in_the_order_of_keys()
    {
        await Fill();

        Assert.Equal([6, 7], Ids(Store.Plains.Rows.After(5).Take(2)));
        Assert.Throws<InvalidOperationException>(() => Store.Plains.OrderBy(Plain.Columns.Weight).After(5));
        Assert.Throws<InvalidOperationException>(() => Store.Plains.Rows.After(5).ThenBy(Plain.Columns.Weight));
    }

    [Fact]
    public async Task One_row_is_asked_for_in_the_words_of_linq()
    {
        await Fill();
        RecordQuery<Plain> none = Store.Plains.Where(Plain.Columns.Name == "absent");
        RecordQuery<Plain> one = Store.Plains.Where(Plain.Columns.Id == 3);
        RecordQuery<Plain> several = Store.Plains.OrderByDescending(Plain.Columns.Id);

        Assert.Null(none.FirstOrNull());
        Assert.Null(none.SingleOrNull());
        Assert.Contains("plain \"rows\"", Assert.Throws<InvalidOperationException>(none.First).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(none.Single);
        Assert.Equal(3, one.Single().Id);
        Assert.Equal(3, one.SingleOrNull()?.Id);
        Assert.Equal(8, several.First().Id);
        Assert.Throws<InvalidOperationException>(several.Single);
        Assert.Throws<InvalidOperationException>(several.SingleOrNull);
    }

    [Fact]
    public async Task Some_columns_come_as_values_or_tuples()
    {
        await Fill();
        RecordQuery<Plain> first = Store.Plains.Rows.Take(2);

        Assert.Equal([1, 2], first.Select(Plain.Columns.Id).ToList());
        Assert.Equal([("h", 1), ("g", 2)], first.Select(Plain.Columns.Name, Plain.Columns.Weight).ToList());
        Assert.Equal([(1, "h", null), (2, "g", 2)], first.Select(Plain.Columns.Id, Plain.Columns.Name, Plain.Columns.Score).ToList());
        Assert.Equal((2, "g", 2, 2), first.Skip(1).Select(Plain.Columns.Id, Plain.Columns.Name, Plain.Columns.Weight, Plain.Columns.Score).First());
        Assert.Equal([1, 2, 3, 4], Store.Plains.Rows.Select(Plain.Columns.Weight).Distinct().ToList());
        Assert.Equal([4, 3], Store.Plains.OrderByDescending(Plain.Columns.Weight).Take(2).Select(Plain.Columns.Weight).Distinct().ToList());
        Assert.Throws<InvalidOperationException>(() => Store.Plains.Where(Plain.Columns.Id == 99).Select(Plain.Columns.Id).First());
    }

    [Fact]
    public async Task Exists_asks_for_no_row()
    {
        await Fill();

        Assert.True(Store.Plains.Exists(8));
        Assert.False(Store.Plains.Exists(9));
        Assert.Equal(8, Store.Plains.Count());
    }

    [Fact]
    public async Task A_query_that_is_kept_is_not_changed_by_what_is_made_of_it()
    {
        await Fill();
        RecordQuery<Plain> heavy = Store.Plains.Where(Plain.Columns.Weight >= 3);

        _ = heavy.Where(Plain.Columns.Name == "a").OrderByDescending(Plain.Columns.Name).Take(1).ToList();

        Assert.Equal([3, 4, 7, 8], Ids(heavy));
        int[] counts = new int[64];
        Parallel.For(0, counts.Length, i => counts[i] = heavy.Where(Plain.Columns.Id > i % 8).ToList().Count);
        Assert.Equal(Enumerable.Range(0, 64).Select(i => new[] { 4, 4, 4, 3, 2, 2, 2, 1 }[i % 8]), counts);
    }

    [Fact]
    public void One_shape_has_one_text_whatever_its_values()
    {
        string first = Store.Plains.Where(Plain.Columns.Name == "x" & Plain.Columns.Weight >= 3).OrderByDescending(Plain.Columns.Score).Take(10).ToString();
        string second = Store.Plains.Where(Plain.Columns.Name == "y'" & Plain.Columns.Weight >= 4).OrderByDescending(Plain.Columns.Score).Take(20).ToString();
        string other = Store.Plains.Where(Plain.Columns.Name == "y" & Plain.Columns.Weight > 4).OrderByDescending(Plain.Columns.Score).Take(20).ToString();

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal(Store.Plains.Where(Plain.Columns.Weight.In(1, 2, 3)).ToString(), Store.Plains.Where(Plain.Columns.Weight.In(1, 2, 3, 4)).ToString());
    }

    [Fact]
    public async Task A_range_of_a_prefix_uses_the_index()
    {
        await Fill();

        string plan = string.Join('\n', Store.Engine.Rows(
            "explain query plan " + Store.Tickets.Where(Ticket.Columns.Area.StartsWith("x")).ToString()).Select(row => row[3]));

        Assert.Contains("SEARCH tickets USING INDEX idx_tickets_area (area>? AND area<?)", plan, StringComparison.Ordinal);
    }

    private static long[] Ids(RecordQuery<Plain> query) => [.. query.ToList().Select(row => row.Id)];

    private Task<IReadOnlyList<Plain>> Fill() => Store.Plains.InsertAsync(
        Enumerable.Range(1, 8).Select(i => new Plain(0, "hgfedcba"[i - 1].ToString(), 1 + ((i - 1) % 4), i % 3 == 1 ? null : i)));
}
