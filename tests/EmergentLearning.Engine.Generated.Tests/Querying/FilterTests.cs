using CsCheck;
using EmergentLearning.Engine.Contracts.Querying;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;
using static EmergentLearning.Engine.Generated.Tests.Records.Ticket;

namespace EmergentLearning.Engine.Generated.Tests.Querying;

/// <summary>A filter finds the rows that the same condition in C# holds for.</summary>
public sealed class FilterTests() : StoreTests<TicketStore>(TicketStore.OpenAsync)
{
    private static readonly string?[] Texts = [null, "", "a", "A", "ab", "a%", "a_", "a\\", "b\0c", "😀", "ÄÖ", "\u007f\uffff", "ab😀"];

    private static readonly Gen<string?> Text = Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]);

    private static readonly Gen<(Filter<Ticket> Filter, Func<Ticket, bool> Holds)> Leaf = Gen.OneOf(
        Gen.Int[0, 9].Select(w => Case(Columns.Weight == w, t => t.Weight == w)),
        Gen.Int[0, 9].Select(w => Case(Columns.Weight != w, t => t.Weight != w)),
        Gen.Int[0, 9].Select(w => Case(Columns.Weight < w, t => t.Weight < w)),
        Gen.Int[0, 9].Select(w => Case(Columns.Weight >= w, t => t.Weight >= w)),
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], (low, high) => Case(Columns.Weight.Between(low, high), t => t.Weight >= low && t.Weight <= high)),
        Gen.Int[0, 9].Array[0, 9].Select(w => Case(Columns.Weight.In(w), t => w.Contains(t.Weight))),
        Gen.Int[0, 9].Nullable().Select(n => Case(Columns.Number == n, t => t.Number == n)),
        Gen.Int[0, 9].Nullable().Select(n => Case(Columns.Number != n, t => t.Number != n)),
        Gen.Int[0, 9].Nullable().Select(n => Case(Columns.Number > n, t => t.Number > n)),
        Gen.Int[0, 9].Nullable().Select(n => Case(Columns.Number <= n, t => t.Number <= n)),
        Gen.Int[0, 9].Nullable().Array[0, 5].Select(n => Case(Columns.Number.In(n), t => n.Contains(t.Number))),
        Text.Select(s => Case(Columns.Remark == s, t => t.Remark == s)),
        Text.Select(s => Case(Columns.Remark != s, t => t.Remark != s)),
        Text.Array[0, 4].Select(s => Case(Columns.Remark.In(s), t => s.Contains(t.Remark))),
        Text.Select(s => Case(Columns.Remark.StartsWith(s ?? ""), t => t.Remark?.StartsWith(s ?? "", StringComparison.Ordinal) == true)),
        Text.Select(s => Case(Columns.Remark.EndsWith(s ?? ""), t => t.Remark?.EndsWith(s ?? "", StringComparison.Ordinal) == true)),
        Text.Select(s => Case(Columns.Remark.Contains(s ?? ""), t => t.Remark?.Contains(s ?? "", StringComparison.Ordinal) == true)),
        Gen.Enum<Level>().Select(l => Case(Columns.Level >= l, t => t.Level >= l)),
        Gen.Int[1, 9].Select(d => Case(Columns.Due < Day(d), t => t.Due < Day(d))),
        Gen.Const(Case(Columns.Due.IsNull(), t => t.Due is null)),
        Gen.Const(Case(Columns.Remark.IsNotNull(), t => t.Remark is not null)),
        Gen.Const(Case(Columns.Slug == Columns.Remark, t => t.Slug == t.Remark)),
        Gen.Const(Case(Columns.Slug != Columns.Remark, t => t.Slug != t.Remark)),
        Gen.Const(Case(Columns.Id < Columns.Revision, t => t.Id < t.Revision)));

    private static readonly Gen<(Filter<Ticket> Filter, Func<Ticket, bool> Holds)> Any = Gen.Recursive<(Filter<Ticket> Filter, Func<Ticket, bool> Holds)>(
        (depth, self) => depth >= 4 ? Leaf : Gen.OneOf(
            Leaf,
            self.Select(x => Case(!x.Filter, t => !x.Holds(t))),
            Gen.Select(self, self, (x, y) => Case(x.Filter & y.Filter, t => x.Holds(t) && y.Holds(t))),
            Gen.Select(self, self, (x, y) => Case(x.Filter | y.Filter, t => x.Holds(t) || y.Holds(t)))));

    [Fact]
    public async Task Any_filter_finds_the_rows_for_which_it_holds_in_memory()
    {
        IReadOnlyList<Ticket> rows = await Fill();

        Any.Sample(
            x =>
            {
                Ticket[] expected = [.. rows.Where(x.Holds)];
                Assert.Equal(expected, Store.Tickets.Where(x.Filter).ToList());
                Assert.Equal(expected.Length, Store.Tickets.Where(x.Filter).Count());
                Assert.Equal(expected.Length > 0, Store.Tickets.Where(x.Filter).Exists());
            },
            iter: 2_000,
            threads: 1);
    }

    [Fact]
    public async Task A_row_meets_a_filter_or_its_negation_and_never_both()
    {
        IReadOnlyList<Ticket> rows = await Fill();

        Any.Sample(
            x => Assert.Equal(
                rows.Select(row => row.Id),
                Store.Tickets.Where(x.Filter).ToList().Concat(Store.Tickets.Where(!x.Filter).ToList()).Select(row => row.Id).Order()),
            iter: 500,
            threads: 1);
    }

    [Theory]
    [InlineData("a%", "a", "ab", "a%", "a_", "a\\", "A", "ab😀")]
    [InlineData(@"a\%", "a%")]
    [InlineData(@"a\_", "a_")]
    [InlineData(@"a\\", "a\\")]
    [InlineData("_", "a", "A", "😀", "b\0c")]
    public async Task A_pattern_is_what_sql_means_by_it(string pattern, params string[] expected)
    {
        await Fill();

        Assert.Equal(expected.Order(StringComparer.Ordinal), Store.Tickets.Where(Columns.Remark.Like(pattern)).Select(Columns.Remark).Distinct().ToList().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Escaped_text_is_matched_as_it_is()
    {
        await Fill();

        foreach (string text in Texts.OfType<string>().Where(text => !text.Contains('\0', StringComparison.Ordinal) && text != "a" && text != "A"))
            Assert.Equal([text], Store.Tickets.Where(Columns.Remark.Like(LikePattern.Escape(text))).Select(Columns.Remark).Distinct().ToList());
    }

    [Fact]
    public void Nothing_of_a_value_stands_in_the_text()
    {
        Filter<Ticket> filter = Columns.Remark == "x'; drop table tickets; --" | Columns.Remark.Contains("\"") | Columns.Area.In("'", "?1");

        string sql = Store.Tickets.Where(filter).ToString();

        Assert.DoesNotContain("drop", sql, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            from "tickets" where "remark" is ?1 or instr("remark", ?2) > 0 or "area" in (?3, ?4) order by "id"
            """,
            sql,
            StringComparison.Ordinal);
        Assert.Empty(Store.Tickets.Where(filter).ToList());
    }

    [Fact]
    public async Task Lists_of_any_length_up_to_the_limit_are_found()
    {
        await Fill();

        foreach (int length in new[] { 0, 1, 2, 3, 1000, 16_384 })
            Assert.Equal(Math.Min(length, Store.Tickets.Count()), Store.Tickets.Where(Columns.Id.In(Enumerable.Range(1, length).Select(i => (long)i))).Count());
        Assert.Contains("16384", Assert.Throws<ArgumentException>(() => Columns.Id.In(Enumerable.Range(1, 16_385).Select(i => (long)i))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(3_000)]
    public async Task A_condition_may_have_thousands_of_parts(int parts)
    {
        await Fill();
        Filter<Ticket> any = Columns.Id == 7;
        Filter<Ticket> all = Columns.Id != 7;
        for (int i = 1; i < parts; i++)
        {
            any |= Columns.Id == 1_000 + i;
            all &= Columns.Id != 1_000 + i;
        }

        Assert.Equal([7], Store.Tickets.Where(any).Select(Columns.Id).ToList());
        Assert.Equal(59, Store.Tickets.Where(all).Count());
    }

    [Fact]
    public void Tokens_without_a_left_side_are_refused() =>
        Assert.Throws<ArgumentNullException>(() => (OrderedColumn<Ticket, int>)null! == 3);

    private static (Filter<Ticket> Filter, Func<Ticket, bool> Holds) Case(Filter<Ticket> filter, Func<Ticket, bool> holds) => (filter, holds);

    private static DateOnly Day(int day) => new(2026, 1, day);

    private Task<IReadOnlyList<Ticket>> Fill() => Store.Tickets.InsertAsync(Enumerable.Range(0, 60).Select(i => new Ticket
    {
        Area = "xyz"[i % 3].ToString(),
        Number = i % 4 == 0 ? null : i,
        Slug = i < Texts.Length ? Texts[i] : null,
        Remark = Texts[i * 7 % Texts.Length],
        Weight = i % 10,
        Due = i % 5 == 0 ? null : Day(1 + (i % 9)),
        Level = (Level)((i % 3) - 1),
        Revision = i % 7 * 10,
    }));
}
