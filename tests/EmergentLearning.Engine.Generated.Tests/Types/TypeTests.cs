using CsCheck;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Every type, through a generated record on real SQLite and through the record's Markdown file, and back.</summary>
public sealed class TypeTests(ITestOutputHelper output) : StoreTests<SampleStore>(SampleStore.OpenAsync)
{
    public const int RandomValues = 1000;

    public static IEnumerable<object[]> Properties => TypeCases.All.Select(type => new object[] { type.Property });

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task Every_value_comes_back_from_its_row_and_from_its_file(string property)
    {
        TypeCase type = TypeCases.All.Single(type => type.Property == property);
        int rows = 0;
        await type.Random.Array[RandomValues].SampleAsync(
            async random =>
            {
                object[] values = [.. type.Extremes, .. random];
                await RoundTrip<Sample>.CheckAsync(Store.Engine, type, values);
                await RoundTrip<OptionalSample>.CheckAsync(Store.Engine, type, [null, .. values, null]);
                rows = (2 * values.Length) + 2;
            },
            iter: 1,
            threads: 1);

        output.WriteLine($"{type.Name}: {rows} rows and as many files came back as they went in.");
        Assert.True(rows > 2 * RandomValues);
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task A_column_sorts_as_its_type_does_where_that_is_promised_and_nowhere_else(string property)
    {
        TypeCase type = TypeCases.All.Single(type => type.Property == property);
        if (type.Order is not { } order)
            return;
        object[] values = [.. type.Extremes, .. type.Random.Array[200].Single()];
        IReadOnlyList<Sample> rows = await RoundTrip<Sample>.InsertAsync(Store.Engine, type, values);

        string column = SampleTable.Schema.Columns[RoundTrip<Sample>.ColumnOf(type)].Name;
        string[] sorted = [.. Store.Engine.Rows($"select id from samples order by \"{column}\", id").Select(row => row[0])];
        string[] expected = [.. values.Zip(rows).OrderBy(pair => order(pair.First)).ThenBy(pair => pair.Second.Id)
            .Select(pair => pair.Second.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))];

        Assert.Equal(type.SortsAlike, expected.SequenceEqual(sorted));
    }

    [Fact]
    public void Every_column_of_the_samples_has_its_case() =>
        Assert.Equal(
            typeof(Sample).GetProperties().Select(property => property.Name).Where(name => name != nameof(Sample.Id)).Order(StringComparer.Ordinal),
            TypeCases.All.Select(type => type.Property).Order(StringComparer.Ordinal));
}
