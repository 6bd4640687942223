using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Recording;

public sealed class HeuristicLifeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_rule_lives_from_the_command_line()
    {
        _folder.Elf("record", "heuristic", "--domain", "http", "--rule", "Retry with jitter", "--confidence", "0.7").Succeeded();

        JsonElement validated = _folder.Elf("heuristic", "validate", "H-1", "--reason", "held", "--format", "json").Succeeded().Json[0];
        string again = _folder.Elf("heuristic", "contradict", "1").Succeeded().Output;
        Assert.Equal("[]\n", _folder.Elf("heuristic", "decay", "--format", "json").Succeeded().Output);
        JsonElement audit = _folder.Elf("heuristic", "audit", "H-1", "--format", "json").Succeeded().Json;

        Assert.Equal((0.7, 0.73), (validated.GetProperty("confidence_before").GetDouble(), validated.GetProperty("confidence").GetDouble()));
        Assert.Contains("counted only", again, StringComparison.Ordinal);
        Assert.Equal(["contradiction", "success"], audit.EnumerateArray().Select(row => row.GetProperty("update_type").GetString()));
        Assert.Contains("**Contradicted**: 1\n", File.ReadAllText(_folder.At("store", "memory", "heuristics", "http.md")), StringComparison.Ordinal);
        _folder.Elf("sync").Succeeded();
    }

    [Fact]
    public void A_dry_run_of_decay_tells_what_it_would_do_and_writes_not_a_byte()
    {
        _folder.Elf("record", "heuristic", "--domain", "http", "--rule", "Retry with jitter").Succeeded();
        string file = _folder.At("store", "memory", "heuristics", "http.md");
        File.WriteAllText(file, File.ReadAllText(file).Replace("**Source**", "**Last used**: 2020-01-01\n**Source**", StringComparison.Ordinal));
        _folder.Elf("sync", "--fix").Succeeded();
        string before = FolderSnapshot.Of(_folder.Store);

        JsonElement told = Assert.Single(_folder.Elf("heuristic", "decay", "--dry-run", "--format", "json").Succeeded().Json.EnumerateArray());
        string text = _folder.Elf("heuristic", "decay", "--dry-run").Succeeded().Output;

        Assert.Equal(before, FolderSnapshot.Of(_folder.Store));
        Assert.Equal(
            ("dormancy", "dormant", "not used since 2020-01-01"),
            (told.GetProperty("what").GetString(), told.GetProperty("status").GetString(), told.GetProperty("reason").GetString()));
        Assert.EndsWith("Nothing was written.\n", text, StringComparison.Ordinal);
        Assert.Equal(told.GetRawText(), _folder.Elf("heuristic", "decay", "--format", "json").Succeeded().Json[0].GetRawText());
    }

    [Fact]
    public void Rules_are_limited_compared_and_merged_from_the_command_line()
    {
        foreach (string rule in new[] { "Retry requests with jitter", "Retry failed requests with jitter", "Close readers", "Sync folders" })
            _folder.Elf("record", "heuristic", "--domain", "http", "--rule", rule).Succeeded();
        _folder.Elf("heuristic", "validate", "H-2").Succeeded();

        JsonElement pair = Assert.Single(_folder.Elf("heuristic", "similar", "--format", "json").Succeeded().Json.EnumerateArray());
        string proposed = _folder.Elf("heuristic", "similar", "--domain", "http").Succeeded().Output;
        JsonElement merged = _folder.Elf("heuristic", "merge", "H-2", "H-1", "--rule", "Retry with jitter", "--format", "json").Succeeded().Json;
        _folder.Elf("heuristic", "validate", "H-1").Refused(1, "merged into H-2");
        string before = FolderSnapshot.Of(_folder.Store);
        JsonElement told = _folder.Elf("heuristic", "limit", "--active", "2", "--dry-run", "--format", "json").Succeeded().Json;
        Assert.Equal(before, FolderSnapshot.Of(_folder.Store));
        JsonElement limited = _folder.Elf("heuristic", "limit", "--active", "2", "--format", "json").Succeeded().Json;

        Assert.Equal((2, 1, 0.8), (pair.GetProperty("id").GetInt32(), pair.GetProperty("other_id").GetInt32(), pair.GetProperty("similarity").GetDouble()));
        Assert.StartsWith("0.8 elf heuristic merge H-2 H-1\n", proposed, StringComparison.Ordinal);
        Assert.Equal(["active Retry with jitter", "archived Retry requests with jitter"], merged.EnumerateArray().Select(Describe));
        Assert.Equal("dormant Sync folders", Describe(Assert.Single(limited.EnumerateArray())));
        Assert.Equal(told.GetRawText(), limited.GetRawText());
        _folder.Elf("heuristic", "limit", "--active", "0").Refused(1, "--active");
        _folder.Elf("sync").Succeeded();

        static string Describe(JsonElement rule) => $"{rule.GetProperty("status").GetString()} {rule.GetProperty("rule").GetString()}";
    }

    [Fact]
    public void What_cannot_be_is_refused_and_creates_nothing()
    {
        _folder.Elf("heuristic", "validate", "1").Refused(2, "no store");
        Assert.False(Directory.Exists(_folder.Store));

        _folder.Elf("record", "heuristic", "--domain", "http", "--rule", "Retry with jitter").Succeeded();
        _folder.Elf("heuristic", "violate", "7").Refused(1, "no heuristic");
        _folder.Elf("heuristic", "promote", "1").Refused(1, "--approved-by");
        _folder.Elf("heuristic", "promote", "1", "--approved-by", "Ada").Refused(1, "confidence is 0.7");
        _folder.Elf("heuristic", "validate", "1", "--reason", new string('r', 1001)).Refused(1, "1001");
        Assert.False(File.Exists(_folder.At("store", "memory", "golden-rules.md")));
    }
}
