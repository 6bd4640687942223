using CsCheck;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Queries;

public sealed class ListParameterTests : JobTests
{
    [Fact]
    public async Task Lists_of_every_kind_of_value_find_what_is_in_them()
    {
        await FillAsync(4);

        Assert.Equal([1, 3], Store.ByIds([3, 1, 3, 99]));
        Assert.Equal([2, 4], Store.OtherThan([1, 3]));
        Assert.Equal([2], Store.ByNames(["job 2", "none"]));
        Assert.Equal([3], Store.ByLevels([Level.Low], "job x"));
        Assert.Equal([1, 4], Store.ByLevels([Level.None], "job x"));
        Assert.Equal([4], Store.ByLevels([Level.None], "job 1"));
        Assert.Equal([1, 2], Store.ByOwners([Owner(2), Owner(1)]));
        Assert.Equal([4], Store.ByDays([new DateOnly(2026, 1, 5)]));
        Assert.Equal([2, 3], Store.ByHashes([[2, 0, 255], [3, 0, 255], [9], []]));
        Assert.Equal([1, 2], Store.ByCosts([1, 2.0, 2.5, double.PositiveInfinity]));
        Assert.Contains("NaN", Assert.Throws<StoreException>(() => Store.ByCosts([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Equal([2, 3], Store.ByParents([1, null, 2]));
    }

    [Fact]
    public async Task An_empty_list_holds_nothing_and_neither_does_none()
    {
        await FillAsync(2);

        Assert.Empty(Store.ByIds([]));
        Assert.Equal([1, 2], Store.OtherThan([]));
        Assert.Empty(Store.ByParents(null));
        Assert.Empty(Store.ByHashes([]));
    }

    [Fact]
    public async Task A_list_may_be_longer_than_the_number_of_parameters_that_sqlite_takes()
    {
        await FillAsync(3);

        Assert.Equal([1, 2, 3], Store.ByIds([.. Enumerable.Range(1, 100_000).Select(i => (long)i)]));
        Assert.Equal(100_000, Store.Echo(Enumerable.Range(1, 100_000).Select(i => (long)i)).Count);
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("\"quoted\\\"")]
    [InlineData("a\0b")]
    [InlineData("\u0001\t\r\n\u001F\u007F")]
    [InlineData("ünïcode \U0001F600 \u2028")]
    [InlineData("5")]
    [InlineData("")]
    [InlineData("null")]
    public async Task Text_is_found_character_by_character(string name)
    {
        await FillAsync(1);
        await Store.Jobs.InsertAsync(Job(2) with { Name = name });

        Assert.Equal([2], Store.ByNames([name, "x"]));
    }

    [Fact]
    public async Task Numbers_are_found_bit_by_bit()
    {
        double[] extremes = [double.Epsilon, double.MaxValue, -double.MaxValue, 0.1, 1 / 3d, 1e22, 123456789012345678d, double.PositiveInfinity, double.NegativeInfinity, -0.0];
        foreach ((double value, int i) in extremes.Select((value, i) => (value, i + 1)))
            await Store.Jobs.InsertAsync(Job(i) with { Cost = value });

        foreach ((double value, int i) in extremes.Select((value, i) => (value, i + 1)))
            Assert.Equal([i], Store.ByCosts([value]));
    }

    [Fact]
    public void Every_floating_point_number_comes_back_as_it_was() =>
        Gen.Double.Where(value => !double.IsNaN(value)).Array[1, 50].Sample(values =>
        {
            string json = ListParameter.ToJson(values, static (binder, value) => ColumnConverter.Bind(binder, 1, value))!;
            double[] back = [.. Store.Engine.Read(json, static (session, json) =>
            {
                using IStatement statement = session.Prepare("select value from json_each(?1)");
                statement.BindText(1, json);
                var read = new List<double>();
                while (statement.MoveNext())
                    read.Add(statement.GetDouble(0));
                return read;
            })];
            Assert.Equal(values, back);
        }, iter: 2000, threads: 1);

    [Fact]
    public void Every_integer_comes_back_as_it_was() =>
        Gen.Long.Array[0, 50].Sample(values => Assert.Equal(values.Order(), Store.Echo(values)), iter: 500, threads: 1);

    [Fact]
    public async Task A_list_is_read_before_a_command_is_queued()
    {
        await FillAsync(3);
        var ids = new List<long> { 1, 2 };

        Task removed = Store.RemoveAsync(ids);
        ids.Add(3);
        await removed;

        Assert.Equal(["job 3"], Store.All().Select(job => job.Name));
    }
}
