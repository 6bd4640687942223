using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Observability;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>The tables of docs/observability.md are what the code has.</summary>
[Collection(OneAtATime.Name)]
public sealed class PageTests
{
    private static readonly string Page = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "docs", "observability.md"));

    [Fact]
    public void The_table_of_instruments_is_what_there_is()
    {
        using var measured = new Measurements();
        _ = EngineMeter.Retries;

        IEnumerable<string> rows = measured.Instruments.OrderBy(instrument => instrument.Name, StringComparer.Ordinal)
            .Select(instrument => $"| `{instrument.Name}` | {Kind(instrument)} | {instrument.Unit} | {instrument.Description} |");

        AssertPart("instruments", ["| Instrument | Kind | Unit | What |", "|---|---|---|---|", .. rows]);
    }

    [Fact]
    public void The_table_of_log_messages_is_what_there_is()
    {
        IEnumerable<string> rows = typeof(StoreLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(method => (method.Name, Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(method => method.Message is not null)
            .OrderBy(method => method.Message!.EventId)
            .Select(method => $"| {method.Message!.EventId} | `{method.Name}` | {method.Message.Level} | {method.Message.Message} |");

        AssertPart("messages", ["| Id | Name | Level | Message |", "|---|---|---|---|", .. rows]);
    }

    [Fact]
    public void Every_span_and_every_tag_is_on_the_page()
    {
        string page = File.ReadAllText(Page);
        IEnumerable<string> names = Constants(typeof(EngineActivities)).Concat(Constants(typeof(TagNames)));

        Assert.All(names, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
        .Select(field => (string)field.GetRawConstantValue()!);

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Histogram" => "histogram",
        "Counter" => "counter",
        "ObservableGauge" => "gauge",
        "ObservableUpDownCounter" => "up-down counter",
        string other => other,
    };

    private static void AssertPart(string name, IReadOnlyList<string> lines)
    {
        string begin = $"<!-- {name} -->\n";
        string end = $"<!-- /{name} -->";
        string page = File.ReadAllText(Page).ReplaceLineEndings("\n");
        string[] parts = page.Split([begin, end], StringSplitOptions.None);
        Assert.Equal(3, parts.Length);
        string expected = parts[0] + begin + string.Join('\n', lines) + '\n' + end + parts[2];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(Page, expected);
        else
            Assert.True(page == expected, $"The {name} have changed; run the tests with UPDATE_SNAPSHOTS=1 and review docs/observability.md.");
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
