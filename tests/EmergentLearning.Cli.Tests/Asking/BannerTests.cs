using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class BannerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_banner_counts_what_was_broken_in_seven_days_and_says_what_that_means()
    {
        const string Violations = """
            {"kind": "violation", "rule": 1, "description": "Did not ask.\u001b[31m"}
            {"kind": "violation", "rule": 2, "description": "Once."}
            {"kind": "violation", "rule": 1, "description": "A description that is longer than the box is wide, and so is cut where the box ends."}
            """;
        Assert.Equal(0, Elf.Run(Violations, static _ => { }, "record", "--stdin", "--base-path", _folder.Store).ExitCode);
        Database.Run(_folder.Store, "insert into violations (rule_id, rule_name, violation_date) values (1, 'Old', datetime('now', '-8 days'))");
        Database.Run(_folder.Store, "update violations set acknowledged = 1 where rule_id = 2");

        JsonElement json = _folder.Elf("query", "--accountability-banner", "--format", "json").Succeeded().Json;
        Assert.Equal((3, 1, 2), (json.GetProperty("total").GetInt32(), json.GetProperty("acknowledged").GetInt32(), json.GetProperty("unacknowledged").GetInt32()));
        Assert.Equal("WARNING", json.GetProperty("status").GetString());
        Assert.Equal([(1, 2), (2, 1)], json.GetProperty("by_rule").EnumerateArray()
            .Select(static rule => (rule.GetProperty("rule_id").GetInt32(), rule.GetProperty("count").GetInt32())));
        string[] lines = _folder.Elf("query", "--accountability-banner").Succeeded().Output.TrimEnd().Split('\n');
        Assert.Single(lines.Select(static line => line.Length).Distinct());
        Assert.Contains(lines, static line => line.Contains("rule 1: Did not ask.\\x1b[31m", StringComparison.Ordinal));
        _folder.Elf("query", "--accountability-banner", "--stats").Refused(1, "--stats");
        _folder.Elf("query", "--accountability-banner", "--since", "7d").Refused(1, "--since");
    }
}
