using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>The page about types says what the code does.</summary>
public sealed class TypesPageTests() : StoreTests<SampleStore>(SampleStore.OpenAsync)
{
    private const string Begin = "<!-- types -->\n";
    private const string End = "<!-- /types -->";

    private static readonly string Root = typeof(TypesPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string Page = Path.Combine(Root, "docs", "types.md");

    [Fact]
    public async Task The_table_of_types_is_what_is_stored()
    {
        string page = (await File.ReadAllTextAsync(Page)).ReplaceLineEndings("\n");
        string[] parts = page.Split([Begin, End], StringSplitOptions.None);
        Assert.Equal(3, parts.Length);
        string expected = parts[0] + Begin + await TableAsync() + End + parts[2];

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(Page, expected);
        else
            Assert.True(page == expected, "What is stored has changed; run the tests with UPDATE_SNAPSHOTS=1 and review docs/types.md.");
    }

    [Theory]
    [InlineData("DoubleBits")]
    [InlineData("MomentWithOffset")]
    public void The_converters_of_the_page_are_what_is_tested(string name)
    {
        string source = File.ReadAllText(Path.Combine(Root, "tests", "EmergentLearning.Engine.Generated.Tests", "Types", "Values", name + ".cs")).ReplaceLineEndings("\n");

        Assert.Contains(source[source.IndexOf("/// ", StringComparison.Ordinal)..].TrimEnd('\n'), File.ReadAllText(Page).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private async Task<string> TableAsync()
    {
        var table = new StringBuilder("| C# | Column | Stored as, for example | Sorts alike | Values there and back | |\n|---|---|---|---|---|---|\n");
        foreach (TypeCase type in TypeCases.All)
        {
            Contracts.ColumnSchema column = SampleTable.Schema.Columns[RoundTrip<Sample>.ColumnOf(type)];
            IReadOnlyList<Sample> rows = await RoundTrip<Sample>.InsertAsync(Store.Engine, type, [type.Extremes[0]]);
            string stored = Store.Engine.Rows($"select quote(\"{column.Name}\") from samples where id = {rows[0].Id}")[0][0];
            string sorts = type.Order is null ? "-" : type.SortsAlike ? "yes" : "no";
            string count = (2 * (TypeTests.RandomValues + type.Extremes.Length)).ToString("N0", CultureInfo.InvariantCulture);
            table.Append(CultureInfo.InvariantCulture, $"| {Code(type.Name)} | `{column.Type}` | `{stored}` | {sorts} | {count} | {type.Note} |\n");
        }

        return table.ToString();
    }

    // What is explained after a comma is no code.
    private static string Code(string name) => Regex.Replace(name, "^([^,]*)", "`$1`");
}
