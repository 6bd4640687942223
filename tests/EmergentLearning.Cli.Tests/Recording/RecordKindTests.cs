using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Tests.Recording;

public sealed class RecordKindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_lines_before_a_bad_one_are_kept_and_the_line_is_named()
    {
        ElfRun run = Batch(
            "{\"kind\":\"success\",\"title\":\"a\",\"domain\":\"d\"}\n\n{\"kind\":\"assumption\",\"assumption\":\"x\",\"context\":\"y\",\"confidence\":0.6}\n{oops\n"
            + "{\"kind\":\"success\",\"title\":\"never\",\"domain\":\"d\"}\n", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Line 4", run.Error, StringComparison.Ordinal);
        Assert.Equal(["success", "assumption"], run.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("kind").GetString()));
        Assert.Equal(["a"], Database.Ask(_folder.Store, "select title from learnings"));
        Assert.Equal(["0.6"], Database.Ask(_folder.Store, "select cast(confidence as text) from assumptions"));
    }

    [Theory]
    [InlineData("{\"kind\":\"success\",\"title\":\"a\",\"domain\":\"d\"}\n{oops\n", "Line 2")]
    [InlineData("{\"kind\":\"success\",\"title\":\"a\",\"domain\":\"d\"}\n{\"kind\":\"succes\"}", "succes")]
    [InlineData("[{\"kind\":\"success\",\"title\":\"a\",\"domain\":\"d\"},\n{\"kind\":\"success\",\"title\":7}]", "Record 2")]
    [InlineData("[{\"kind\":\"success\",\"title\":\"a\",\"domain\":\"d\"},\n{\"kind\":}]", "Line 2")]
    [InlineData("{\"kind\":\"success\",\"title\":\"a\",\"domain\":\"d\",\"colour\":\"red\"}", "colour")]
    [InlineData("", "no record")]
    public void With_atomic_one_bad_record_keeps_all_of_them_out_and_creates_nothing(string input, string saying)
    {
        Batch(input, "--atomic").Refused(1, saying);
        Assert.Equal("", FolderSnapshot.Of(_folder.Root));
    }

    [Fact]
    public void A_batch_of_one_kind_needs_no_kind_and_takes_an_array_over_several_lines()
    {
        ElfRun run = Elf.Run(
            "[\n  {\"rule\": 1, \"description\": \"one\"},\n  {\"rule\": 2, \"description\": \"two\", \"session\": null}\n]", static _ => { },
            "record", "violation", "--stdin", "--atomic", "--format", "json", "--base-path", _folder.Store).Succeeded();

        Assert.Equal(2, run.Json.GetProperty("recorded").GetInt32());
        Assert.Equal(["1", "2"], Database.Ask(_folder.Store, "select cast(rule_id as text) from violations order by id"));
    }

    [Fact]
    public void A_list_has_what_the_row_alone_has_as_the_originals_does()
    {
        Batch("""
            {"kind": "spike", "title": "t", "topic": "p", "question": "q", "findings": "f"}
            {"kind": "experiment", "name": "n", "hypothesis": "h"}
            {"kind": "decision", "title": "t", "context": "c", "decision": "d", "rationale": "r"}
            """).Succeeded();
        Database.Run(_folder.Store, "update spike_reports set usefulness_score = 2.5, access_count = 7, updated_at = '2026-01-02 03:04:05'");

        JsonElement spike = _folder.Elf("query", "--spikes", "--format", "json").Succeeded().Json[0];
        JsonElement experiment = _folder.Elf("query", "--experiments", "--format", "json").Succeeded().Json[0];

        Assert.Equal((2.5, 7), (spike.GetProperty("usefulness_score").GetDouble(), spike.GetProperty("access_count").GetInt32()));
        Assert.Equal("2026-01-02 03:04:05", spike.GetProperty("updated_at").GetString());
        Assert.Equal(experiment.GetProperty("created_at").GetString(), experiment.GetProperty("updated_at").GetString());
        Assert.Equal(JsonValueKind.Null, _folder.Elf("query", "--decisions", "--format", "json").Succeeded().Json[0].GetProperty("superseded_by").ValueKind);
        string[] csv = _folder.Elf("query", "--spikes", "--format", "csv").Succeeded().Output.ReplaceLineEndings("\n").Split('\n');
        Assert.EndsWith(",tags,updated_at,usefulness_score,access_count,links", csv[0], StringComparison.Ordinal);
        Assert.EndsWith(",2026-01-02 03:04:05,2.5,7,", csv[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_taken_out_of_every_path_and_named()
    {
        const string Token = "ghp_abcdefghijklmnopqrst1234";
        ElfRun run = _folder.Elf("record", "spike", "--title", "t", "--topic", "t", "--question", "q", "--findings", $"used {Token}", "--format", "json");
        ElfRun batch = Batch($"{{\"kind\":\"failure\",\"title\":\"leak {Token}\",\"domain\":\"d\"}}", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        run.AssertOneErrorLine();
        Assert.Equal("findings", run.Json.GetProperty("redacted")[0].GetString());
        Assert.Equal("title", batch.Json.GetProperty("records")[0].GetProperty("redacted")[0].GetString());
        Assert.DoesNotContain(Directory.GetFiles(_folder.Store, "*.md", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Token, StringComparison.Ordinal));
        Assert.Equal(["used [redacted]"], Database.Ask(_folder.Store, "select findings from spike_reports"));
    }

    [SkippableFact]
    public void An_editor_is_opened_on_a_form_and_what_is_refused_stays_in_its_file()
    {
        Skip.If(OperatingSystem.IsWindows());
        Edit("sed -i 's/^=== context.*/&\\nTwo\\nlines/; s/^=== decision.*/&\\nA queue/; s/^=== rationale.*/&\\nR/'", "--title", "From the editor").Succeeded();
        Edit("true").Refused(1, "Nothing was written");
        ElfRun refused = Edit("sed -i 's/^=== context.*/&\\nTyped at length/'").Refused(1, "title");

        Assert.Equal(["Two\nlines"], Database.Ask(_folder.Store, "select context from decisions where title = 'From the editor'"));
        string kept = refused.Error[(refused.Error.IndexOf("is in ", StringComparison.Ordinal) + 6)..].TrimEnd('.', '\n');
        Assert.Contains("Typed at length", File.ReadAllText(kept), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(kept)!, recursive: true);
    }

    [Fact]
    public void Show_update_and_history_follow_one_record()
    {
        JsonElement made = _folder
            .Elf("record", "decision", "--title", "t", "--context", "c", "--decision", "d", "--rationale", "r", "--format", "json").Succeeded().Json;

        _folder.Elf("update", "decision/1", "--set", "status=deprecated", "--set", "files=a.c, b.c").Succeeded();

        JsonElement shown = _folder.Elf("show", made.GetProperty("uid").GetString()!, "--format", "json").Succeeded().Json;
        Assert.Equal(("deprecated", "a.c,b.c"), (shown.GetProperty("status").GetString(), shown.GetProperty("files_touched").GetString()));
        JsonElement history = _folder.Elf("history", "decision/1", "--format", "json").Succeeded().Json.GetProperty("commits");
        Assert.Equal(["decision: Update 't'", "decision: t"], history.EnumerateArray().Select(commit => commit.GetProperty("subject").GetString()));
        Assert.Equal(0, _folder.Elf("query", "--decisions", "--format", "json").Json.GetArrayLength());
        Assert.Equal(1, _folder.Elf("query", "--decisions", "--decision-status", "deprecated", "--format", "json").Json.GetArrayLength());
        _folder.Elf("show", "decision/7").Refused(1, "decision/7");
        _folder.Elf("update", "decision/1", "--set", "status=bogus").Refused(1, "status");
        _folder.Elf("update", "decision/1").Refused(1, "--set");
        _folder.Elf("query", "--decision-status", "accepted").Refused(1, "--decisions");
    }

    [Fact]
    public void A_proposal_waits_until_a_person_approves_it()
    {
        _folder.Elf("record", "proposal", "--type", "heuristic", "--title", "Look first", "--domain", "d", "--summary", "Seen").Succeeded();
        Assert.Equal(1, _folder.Elf("query", "--pending-proposals", "--format", "json").Json.GetArrayLength());

        Assert.Equal(0, _folder.Elf("proposal", "approve", "proposal/1", "--notes", "Yes").ExitCode);

        Assert.Equal(0, _folder.Elf("query", "--pending-proposals", "--format", "json").Json.GetArrayLength());
        Assert.Equal(["Look first"], Database.Ask(_folder.Store, "select rule from heuristics"));
        _folder.Elf("proposal", "reject", "proposal/1").Refused(1, "approved before");
    }

    [Fact]
    public void Every_kind_has_help_with_an_example_of_it() => Assert.All(
        RecordKinds.All, kind => Assert.StartsWith($"elf record {kind.Name} --", kind.Example, StringComparison.Ordinal));

    private ElfRun Batch(string input, params string[] options) => Elf.Run(input, static _ => { }, ["record", "--stdin", .. options, "--base-path", _folder.Store]);

    private ElfRun Edit(string editor, params string[] options) => Elf.Run(
        start =>
        {
            start.Environment.Remove("VISUAL");
            start.Environment["EDITOR"] = editor;
        }, ["record", "decision", "--edit", .. options, "--base-path", _folder.Store]);
}
