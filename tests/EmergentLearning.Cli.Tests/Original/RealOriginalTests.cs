using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Original;

/// <summary>The original's own tools on a store of ours, where somebody has them. What they rely on is held for everybody in Memory.Tests/Originals.</summary>
public sealed class RealOriginalTests : IDisposable
{
    /// <summary>One record of every kind, and two of some.</summary>
    private const string Records = """
        {"kind": "failure", "title": "Retry storm", "domain": "http", "severity": "high", "tags": "retry,jitter", "summary": "No jitter."}
        {"kind": "success", "title": "Jitter ended the storms", "domain": "http", "tags": "retry"}
        {"kind": "observation", "title": "Mondays are slow", "domain": "ci"}
        {"kind": "heuristic", "domain": "http", "rule": "Add jitter", "explanation": "Else storms.", "confidence": 0.85}
        {"kind": "decision", "title": "One writer", "context": "Locks.", "decision": "A queue.", "rationale": "No conflicts.", "domain": "http"}
        {"kind": "decision", "title": "Elsewhere", "context": "c", "decision": "d", "rationale": "r"}
        {"kind": "spike", "title": "WAL on NFS", "topic": "sqlite", "question": "Does it work?", "findings": "No.", "time": 45, "domain": "http"}
        {"kind": "invariant", "statement": "Every row has a file", "rationale": "Else it is lost.", "scope": "runtime"}
        {"kind": "invariant", "statement": "No row twice", "rationale": "r", "domain": "http", "severity": "warning"}
        {"kind": "assumption", "assumption": "Clocks agree", "context": "The lease.", "confidence": 0.6}
        {"kind": "experiment", "name": "Full jitter", "hypothesis": "Storms end."}
        {"kind": "cycle", "experiment": "Full jitter", "try": "100 ms."}
        {"kind": "ceo-review", "title": "Drop it?", "context": "Two users.", "recommendation": "Yes."}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly OriginalTool _original;

    public RealOriginalTests() => _original = new OriginalTool(Directory.CreateDirectory(_folder.At("home")).FullName);

    private string Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void Its_query_answers_on_our_store_as_ours_does()
    {
        Skip.IfNot(OriginalTool.IsThere, OriginalTool.Missing);
        Fill();
        foreach (string question in new[]
        {
            "--recent 10", "--recent 10 --type success", "--tags jitter", "--domain http", "--experiments", "--ceo-reviews", "--decisions", "--decisions --domain http",
            "--spikes", "--invariants", "--invariants --invariant-scope runtime", "--invariants --domain http", "--assumptions", "--assumptions --min-confidence 0.7",
        })
        {
            string[] words = [.. question.Split(' '), "--format", "json"];
            ElfRun theirs = _original.Query(Store, words);
            Assert.True(theirs.ExitCode == 0, $"{question}: {theirs}");
            AssertSame(JsonDocument.Parse(FromFirstBracket(theirs.Output)).RootElement, _folder.Elf(["query", .. words]).Succeeded().Json, question);
        }
    }

    [SkippableFact]
    public void Its_other_questions_find_nothing_wrong_and_leave_our_store_in_step()
    {
        Skip.IfNot(OriginalTool.IsThere, OriginalTool.Missing);
        Fill();
        foreach (string question in new[]
        {
            "--validate", "--context", "--context --domain http --tags retry", "--stats", "--golden-rules", "--violations", "--accountability-banner",
        })
        {
            ElfRun theirs = _original.Query(Store, question.Split(' '));
            Assert.True(theirs.ExitCode == 0, $"{question}: {theirs}");
        }

        Assert.Equal(0, _original.Script(Store, "sync-db-markdown.sh").ExitCode);
        _folder.Elf("doctor").Succeeded();
        _folder.Elf("sync").Succeeded();
    }

    [SkippableFact]
    public void What_its_scripts_record_in_our_store_is_there_once_after_a_sync()
    {
        Skip.IfNot(OriginalTool.IsThere, OriginalTool.Missing);
        Fill();
        foreach (string[] call in new string[][]
        {
            ["record-failure.sh", "--title", "Theirs", "--domain", "http", "--severity", "4", "--summary", "It did."],
            ["record-heuristic.sh", "--domain", "http", "--rule", "Theirs", "--explanation", "e", "--confidence", "0.8"],
            ["record-heuristic.sh", "--domain", "other", "--rule", "Theirs too", "--explanation", "e"],
            ["record-decision.sh", "--title", "Theirs", "--context", "c", "--decision", "d", "--rationale", "r"],
            ["record-spike.sh", "--title", "Theirs", "--topic", "t", "--question", "q", "--findings", "f"],
            ["record-invariant.sh", "--statement", "Theirs", "--rationale", "r"],
            ["record-assumption.sh", "--assumption", "Theirs", "--context", "c"],
        })
        {
            ElfRun run = _original.Script(Store, call[0], call[1..]);
            Assert.True(run.ExitCode == 0, run.ToString());
        }

        _folder.Elf("sync", "--fix").Succeeded();
        _folder.Elf("sync").Succeeded();
        foreach ((string table, string column, int all) in new[]
        {
            ("learnings", "title", 4), ("heuristics", "rule", 3), ("decisions", "title", 3), ("spike_reports", "title", 2), ("invariants", "statement", 3),
            ("assumptions", "assumption", 2),
        })
        {
            Assert.Equal(all, Database.Ask(Store, $"select {column} from {table}").Count);
            Assert.NotEmpty(Database.Ask(Store, $"select uid from {table} where {column} like 'Theirs%' and filepath is not null"));
        }
    }

    private void Fill()
    {
        ElfRun run = Elf.Run(Records, static _ => { }, "record", "--stdin", "--base-path", Store);
        Assert.Equal(0, run.ExitCode);
    }

    /// <summary>Before its first answer it says what it installs.</summary>
    private static string FromFirstBracket(string output)
    {
        int installed = output.LastIndexOf("[ELF]", StringComparison.Ordinal);
        return output[output.IndexOfAny(['[', '{'], installed < 0 ? 0 : installed + 5)..];
    }

    /// <summary>What theirs says, ours says, too, where it has the member.</summary>
    private static void AssertSame(JsonElement theirs, JsonElement ours, string question)
    {
        if (theirs.ValueKind == JsonValueKind.Array)
        {
            Assert.True(theirs.GetArrayLength() == ours.GetArrayLength(), $"{question}: {theirs} {ours}");
            foreach ((JsonElement one, JsonElement other) in theirs.EnumerateArray().Zip(ours.EnumerateArray()))
                AssertSame(one, other, question);
        }
        else if (theirs.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in theirs.EnumerateObject())
            {
                if (ours.TryGetProperty(member.Name, out JsonElement other))
                    AssertSame(member.Value, other, $"{question} {member.Name}");
            }
        }
        else if (theirs.ValueKind == JsonValueKind.Number)
        {
            Assert.True(theirs.GetDouble().Equals(ours.GetDouble()), $"{question}: {theirs} {ours}");
        }
        else
        {
            Assert.True(theirs.ToString() == ours.ToString(), $"{question}: {theirs} {ours}");
        }
    }
}
