using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Cli.Tests.Recording;

public sealed class BuildTests
{
    private const string Failure = """
        {"project": "App", "projectFolder": "/w/src", "sourceRoot": "/w", "homeFolder": "/h", "configuration": "Debug|net10.0", "commit": "c1",
         "durationMilliseconds": 4711, "errors": [{"code": "CS0103", "file": "A.cs", "line": 3, "column": 7, "message": "The name 'x' in /h/y \ud83d\ude00"}]}
        """;

    [Fact]
    public void A_failure_is_told_as_json_and_as_text_only_when_it_is_known()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("", Build(folder, "failed", Failure).Succeeded().Output);
        JsonElement json = Build(folder, "failed", Failure, "--format", "json").Succeeded().Json;
        JsonElement known = Assert.Single(json.GetProperty("failures").EnumerateArray());
        Assert.Equal(2, known.GetProperty("count").GetInt32());
        Assert.Equal("CS0103 in src/A.cs: The name 'x' in ~/y 😀", known.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.String, known.GetProperty("seen_before").ValueKind);
        Assert.Empty(known.GetProperty("mendings").EnumerateArray());

        string told = Build(folder, "failed", Failure).Succeeded().Output;
        Assert.StartsWith("Known failure: CS0103 in src/A.cs", told, StringComparison.Ordinal);
        Assert.Contains("Seen 3 times", told, StringComparison.Ordinal);
        Assert.Single(told.TrimEnd('\n').Split('\n'));
        Dictionary<string, string> row = Assert.Single(Csv.Parse(Build(folder, "failed", Failure, "--format", "csv").Succeeded().Output));
        Assert.Equal("4", row["count"]);
    }

    [Fact]
    public void A_good_build_closes_it()
    {
        using var folder = new TemporaryFolder();
        Build(folder, "failed", Failure).Succeeded();
        string good = Failure.Replace("c1", "c2", StringComparison.Ordinal);

        Assert.Equal(1, Build(folder, "succeeded", good, "--format", "json").Succeeded().Json.GetProperty("closed").GetInt32());
        Assert.Equal(0, Build(folder, "succeeded", good, "--format", "json").Succeeded().Json.GetProperty("closed").GetInt32());

        Assert.Contains("by commit c2", Build(folder, "failed", Failure).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void More_tests_than_fit_are_counted()
    {
        using var folder = new TemporaryFolder();
        string results = folder.At("r.trx");
        File.WriteAllText(results, $"<R>{string.Concat(Enumerable.Range(0, 53).Select(i => $"<UnitTestResult testName='T{i}' outcome='Failed' />"))}</R>");
        string input = $$"""{"project": "App", "results": {{JsonSerializer.Serialize(results)}}}""";

        ElfRun run = Build(folder, "tests", input).Succeeded();

        Assert.Equal("3 more tests failed than are recorded in one run.\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Equal(50, folder.Elf("query", "--stats", "--format", "json").Json.GetProperty("learnings").GetInt32());
    }

    [Theory]
    [InlineData("failed", "", "JSON")]
    [InlineData("failed", "[]", "object")]
    [InlineData("failed", "{}", "project")]
    [InlineData("failed", "{\"project\": {}}", "project")]
    [InlineData("failed", "{\"project\": \"\"}", "project")]
    [InlineData("failed", "{\"project\": \"App\", \"errors\": 1}", "errors")]
    [InlineData("failed", "{\"project\": \"App\", \"errors\": [{\"message\": \"\\ud83d\"}]}", "surrogate")]
    [InlineData("tests", "{\"project\": \"App\"}", "results")]
    [InlineData("tests", "{\"project\": \"App\", \"results\": \"/nowhere/x.trx\"}", "/nowhere")]
    [InlineData("record", "{\"records\": [{\"kind\": \"spike\", \"title\": \"T\"}]}", "spike")]
    [InlineData("record", "{\"records\": [{\"kind\": \"failure\", \"title\": \"T\"}]}", "domain")]
    public void Refused_input_is_one_line_and_makes_no_store(string verb, string input, string saying)
    {
        using var folder = new TemporaryFolder();

        ElfRun run = Build(folder, verb, input);

        run.Refused(run.ExitCode, saying);
        Assert.InRange(run.ExitCode, 1, 4);
        Assert.False(Directory.Exists(folder.Store));
    }

    [Theory]
    [InlineData("failed", "{\"project\": \"App\"}")]
    [InlineData("record", "{\"records\": []}")]
    public void Nothing_to_remember_makes_no_store(string verb, string input)
    {
        using var folder = new TemporaryFolder();

        Assert.Equal("", Build(folder, verb, input).Succeeded().Output);

        Assert.False(Directory.Exists(folder.Store));
    }

    [Fact]
    public void While_somebody_else_projects_a_failure_is_durable_and_is_known_the_next_time()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using (var repository = new FileLock(folder.At("store", ".elf", "repository.lock"), LockClass.Repository))
        using (repository.Acquire(TimeSpan.FromSeconds(10)))
        {
            ElfRun run = Build(folder, "failed", Failure);
            Assert.Equal(0, run.ExitCode);
            run.AssertOneErrorLine();
            Assert.Contains("durable", run.Error, StringComparison.Ordinal);
        }

        Assert.Contains("Seen 2 times", Build(folder, "failed", Failure).Succeeded().Output, StringComparison.Ordinal);
    }

    private static ElfRun Build(TemporaryFolder folder, string verb, string input, params string[] more) =>
        Elf.Run(input, static _ => { }, ["build", verb, "--base-path", folder.Store, .. more]);
}
