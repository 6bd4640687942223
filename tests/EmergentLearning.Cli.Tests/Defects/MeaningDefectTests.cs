using System.Diagnostics.Metrics;
using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Cli.Tests.Defects;

/// <summary>The defects of the original that changed what was meant, each brought about again. The numbers are those of docs/defects.md.</summary>
public sealed class MeaningDefectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void D04_A_sync_goes_on_behind_its_first_orphan()
    {
        _folder.WithRecord();
        foreach (string name in new[] { "a", "b", "c" })
            Write($"memory/failures/20260101_{name}.md", $"# Orphan {name}\n\n**Domain**: d\n**Severity**: 2\n\n## Summary\n\nText {name}.\n");
        Write("memory/decisions/2026-01-01-d.md", "# ADR-9: Orphan d\n\n**Domain**: d\n\n---\n\n## Context\n\nC.\n\n## Decision\n\nD.\n\n## Rationale\n\nR.\n");

        Assert.Equal(7, _folder.Elf("sync").ExitCode);
        _folder.Elf("sync", "--fix").Succeeded();

        Assert.Equal(["First", "Orphan a", "Orphan b", "Orphan c"], Database.Ask(Store, "select title from learnings order by title"));
        Assert.Equal(["Orphan d"], Database.Ask(Store, "select title from decisions"));
        _folder.Elf("sync").Succeeded();
    }

    [Fact]
    public void D11_What_is_cleaned_in_the_row_is_cleaned_in_the_file_so_nothing_can_be_forged()
    {
        JsonElement answer = _folder.Elf(
            "record", "failure", "--title", "\u001b[31mred\u001b[0m", "--domain", "web\n**Severity**: 5\n## Injected Header", "--severity", "2",
            "--format", "json").Succeeded().Json;

        string file = File.ReadAllText(Path.Combine(Store, answer.GetProperty("path").GetString()!));
        Assert.DoesNotContain('\u001b', file);
        Assert.Single(file.Split('\n'), line => line.StartsWith("**Severity**:", StringComparison.Ordinal));
        Assert.DoesNotContain(file.Split('\n'), line => line.StartsWith("## Injected", StringComparison.Ordinal));
        // Row and file say the same: another store that has the files alone has the same row.
        using var other = new TemporaryFolder();
        other.Elf("import", Store).Succeeded();
        const string Row = "select title || domain || severity || summary from learnings";
        Assert.Equal(Database.Ask(Store, Row), Database.Ask(other.Store, Row));
    }

    [Fact]
    public void D12_A_date_is_a_date()
    {
        foreach (string[] record in new string[][]
        {
            ["failure", "--title", "t", "--domain", "d"],
            ["decision", "--title", "t", "--context", "c", "--decision", "d", "--rationale", "r"],
        })
        {
            JsonElement answer = _folder.Elf(["record", .. record, "--format", "json"]).Succeeded().Json;
            string[] lines = File.ReadAllLines(Path.Combine(Store, answer.GetProperty("path").GetString()!));
            Assert.Matches(@"^\*\*Date\*\*: \d{4}-\d\d-\d\d$", Assert.Single(lines, line => line.StartsWith("**Date**", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void D14_A_sync_loses_nothing_of_a_file_and_claims_nothing_that_is_not_so()
    {
        _folder.Elf("record", "heuristic", "--domain", "pipes", "--rule", "a | b || c").Succeeded();
        Write("memory/failures/20260101_variant.md", "# Variant\n\n**Domain:** web\n**Severity:** high\n**Tags:** x\n\n## Summary\n\nThe real text.\n");
        Write("memory/heuristics/odd.md", "# Heuristics: odd\n\n## H-1: Trust me\n\n**Confidence**: 2.5\n**Source**: failure\n\nBecause.\n\n---\n");
        File.Delete(Path.Combine(Store, "memory", "heuristics", "pipes.md"));

        // A sync would take the file for deleted.
        _folder.Elf("rebuild", "--from", "database").Succeeded();
        _folder.Elf("sync", "--fix").Succeeded();

        Assert.Equal(["The real text."], Database.Ask(Store, "select summary from learnings where title = 'Variant' and domain = 'web' and severity = 4"));
        Assert.Contains(": a | b || c\n", File.ReadAllText(Path.Combine(Store, "memory", "heuristics", "pipes.md")), StringComparison.Ordinal);
        Assert.Equal([""], Database.Ask(Store, "select confidence from heuristics where rule = 'Trust me'"));
        // Contents are compared, not only names: an edit of a success is seen, and so is one inside a file of rules.
        string success = _folder.Elf("record", "success", "--title", "s", "--domain", "d", "--format", "json").Succeeded().Json.GetProperty("path").GetString()!;
        File.AppendAllText(Path.Combine(Store, success), "More.\n");
        File.AppendAllText(Path.Combine(Store, "memory", "heuristics", "pipes.md"), "## H-77: New by hand\n\nWhy.\n");
        Assert.Equal(7, _folder.Elf("sync").ExitCode);
        _folder.Elf("sync", "--fix").Succeeded();
        Assert.Single(Database.Ask(Store, "select rule from heuristics where rule = 'New by hand'"));
    }

    [Fact]
    public void D15_Reading_writes_nothing()
    {
        _folder.WithRecord();
        _folder.Elf("record", "decision", "--title", "t", "--context", "c", "--decision", "d", "--rationale", "r").Succeeded();
        string before = FolderSnapshot.OfEverything(Store);

        foreach (string[] question in new string[][]
        {
            ["query", "--recent", "5"], ["query", "--decisions"], ["query", "--stats"], ["query", "--violations"], ["show", "decision/1"], ["history", "decision/1"],
        })
        {
            _folder.Elf(question).Succeeded();
        }

        Assert.Equal(before, FolderSnapshot.OfEverything(Store));
    }

    [Fact]
    public void D17_Tags_are_found_as_wholes_with_whatever_is_in_them()
    {
        _folder.Elf("record", "failure", "--title", "Under", "--domain", "d", "--tags", "exit_code,other").Succeeded();

        Assert.Equal(1, Count("exit_code"));
        Assert.Equal(1, Count("other"));
        Assert.Equal(0, Count("oth"));
        Assert.Equal(0, Count("exitXcode"));
    }

    [Fact]
    public async Task D19_What_the_store_does_is_measured_and_a_held_lock_is_seen()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("EmergentLearning", StringComparison.Ordinal))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => Note(instrument));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Note(instrument));
        listener.Start();
        await using (MemoryStore store = await MemoryStore.OpenAsync(Store))
            await store.RecordAsync(new FailureInput { Title = "t", Domain = "d" });
        Assert.NotEmpty(seen);

        using var repository = new Engine.Locking.FileLock(_folder.At("store", ".elf", "repository.lock"), Engine.Locking.LockClass.Repository);
        using Engine.Locking.LockHandle held = repository.Acquire(TimeSpan.FromSeconds(10));
        JsonElement look = _folder.Elf("doctor", "--watch", "--count", "1", "--format", "json").Json;
        Assert.Equal("held", look.GetProperty("locks")[0].GetProperty("state").GetString());

        void Note(Instrument instrument)
        {
            lock (seen)
                seen.Add(instrument.Name);
        }
    }

    [Fact]
    public void D20_A_database_of_any_age_has_every_table_after_the_first_record_and_nothing_is_left_over()
    {
        Database.Run(Store, """
            create table learnings (id integer primary key autoincrement, type text not null, filepath text not null, title text not null,
                summary text, tags text, domain text, severity text, created_at timestamp default current_timestamp);
            create table experiments (id integer primary key autoincrement, name text not null unique, hypothesis text, status text default 'active',
                cycles_run integer default 0, folder_path text, created_at timestamp, updated_at timestamp);
            create table schema_version (version integer primary key, description text);
            insert into schema_version values (2, 'claims more than there is');
            insert into experiments (name, hypothesis) values ('Old one', 'Still here');
            """);

        ElfRun run = _folder.Elf("record", "invariant", "--statement", "s", "--rationale", "r");
        Assert.Equal(0, run.ExitCode);
        foreach (string table in new[] { "decisions", "invariants", "assumptions", "spike_reports", "violations", "ceo_reviews", "cycles" })
            Assert.Equal([table], Database.Ask(Store, $"select name from sqlite_master where type = 'table' and name = '{table}'"));
        Assert.Empty(Database.Ask(Store, "select name from sqlite_master where name like '%\\_v1' escape '\\'"));
        Assert.Equal(["Still here"], Database.Ask(Store, "select hypothesis from experiments"));
        _folder.Elf("record", "cycle", "--experiment", "Old one", "--try", "x").Refused(1, "sync --fix");
        _folder.Elf("sync", "--fix").Succeeded();
        _folder.Elf("record", "cycle", "--experiment", "Old one", "--try", "x").Succeeded();
    }

    public static TheoryData<string, string[]> Bad => new()
    {
        { "severity", ["failure", "--title", "t", "--domain", "d", "--severity", "9"] },
        { "confidence", ["heuristic", "--domain", "d", "--rule", "r", "--confidence", "1.5"] },
        { "confidence", ["assumption", "--assumption", "a", "--context", "c", "--confidence=-1"] },
        { "source", ["heuristic", "--domain", "d", "--rule", "r", "--source", "bogus"] },
        { "scope", ["invariant", "--statement", "s", "--rationale", "r", "--scope", "everywhere"] },
        { "time", ["spike", "--title", "t", "--topic", "t", "--question", "q", "--findings", "f", "--time", "an hour"] },
        { "rule", ["violation", "--rule", "one", "--description", "d"] },
        { "type", ["proposal", "--type", "idea", "--title", "t", "--summary", "s"] },
        { "--help", ["decision", "--nonsense"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void D21_A_value_that_is_none_is_refused_and_never_replaced_by_a_default(string saying, string[] record)
    {
        _folder.Elf(["record", .. record]).Refused(1, saying);
        Assert.False(Directory.Exists(Store));
    }

    [Fact]
    public void D22_A_file_has_a_name_that_every_system_takes()
    {
        foreach (string[] record in new string[][]
        {
            ["failure", "--title", "probe: <one> \"two\"?*|\\/", "--domain", "d"],
            ["decision", "--title", "con: aux.", "--context", "c", "--decision", "d", "--rationale", "r"],
            ["experiment", "--name", "nul: 1/2", "--hypothesis", "h"],
        })
        {
            JsonElement answer = _folder.Elf(["record", .. record, "--format", "json"]).Succeeded().Json;
            Assert.Matches(@"^[a-z0-9_\-/]+\.md$", answer.GetProperty("path").GetString());
        }
    }

    private int Count(string tag) => _folder.Elf("query", "--tags", tag, "--format", "json").Succeeded().Json.GetArrayLength();

    private void Write(string path, string text)
    {
        string full = Path.Combine(Store, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
