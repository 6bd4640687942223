using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class FormatTests
{
    private static readonly Learning Row = new()
    {
        Id = 7, Type = "failure", FilePath = "memory/failures/a.md", Title = "A | B", Summary = "two\nlines, \"quoted\" <b>", Domain = "http", Severity = 4,
        CreatedAt = "2026-11-27 10:00:00",
    };

    private static readonly Heuristic Rule = new() { Id = 3, Domain = "http", Rule = "Retry with jitter", Confidence = 0.75 };

    [Fact]
    public void Every_format_has_the_same_columns_in_the_same_order()
    {
        var report = new LearningsReport([new(Row, []), new(Row with { Id = 8 }, [])]);

        using var json = JsonDocument.Parse(Render(report, OutputFormat.Json));
        string[] names = [.. json.RootElement[0].EnumerateObject().Select(property => property.Name)];
        string[] lines = Render(report, OutputFormat.JsonLines).TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(names, JsonDocument.Parse(line).RootElement.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(names, Csv.Parse(Render(report, OutputFormat.Csv))[0].Keys);
        Assert.Equal($"| {string.Join(" | ", names)} |", Render(report, OutputFormat.Markdown).Split('\n')[0]);
        Assert.Equal(names, Render(report, OutputFormat.Table).Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Nothing_in_a_value_ends_a_cell_of_Markdown()
    {
        string[] lines = Render(new LearningsReport([new(Row, [])]), OutputFormat.Markdown).TrimEnd().Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.Contains("| A \\| B | two<br>lines, \"quoted\" &lt;b> |", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_needs_no_terminal_and_keeps_its_columns_in_line()
    {
        string[] lines = Render(new LearningsReport([new(Row, [])]), OutputFormat.Table).TrimEnd().Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.Equal(lines[0].IndexOf("title", StringComparison.Ordinal), lines[2].IndexOf("A | B", StringComparison.Ordinal));
        Assert.Contains("two\\nlines", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_two_kinds_are_lines_that_say_which()
    {
        var report = new SearchReport(
            new SearchResult("w", [new Found<Learning>(Row, 2.5, "**A**")], [new Found<Heuristic>(Rule, 1.5, "**jitter**")]),
            new Dictionary<string, IReadOnlyList<RecordLink>>());

        string[] lines = Render(report, OutputFormat.JsonLines).TrimEnd().Split('\n');
        List<Dictionary<string, string>> rows = Csv.Parse(Render(report, OutputFormat.Csv));

        Assert.Equal(["heuristic", "learning"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("record").GetString()));
        Assert.Equal(["heuristic", "learning"], rows.Select(row => row["record"]));
        Assert.Equal(["1.5", "2.5"], rows.Select(row => row["score"]));
        Assert.Equal(("Retry with jitter", ""), (rows[0]["rule"], rows[0]["title"]));
    }

    [Fact]
    public void A_chart_shows_the_most_as_the_longest_and_never_something_as_nothing()
    {
        IReadOnlyList<string> lines = BarChart.Lines([new("http", 1_000_000), new("", 1), new("none", 0)]);

        Assert.Equal(30, lines[0].Count(c => c == '█'));
        Assert.Contains("(none) ▏", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines[2], c => c is >= '█' and <= '▏');
    }

    private static string Render(IReport report, OutputFormat format)
    {
        using var buffer = new MemoryStream();
        ReportPrinter.Render(report, format, buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
