using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;
using EmergentLearning.Memory.Tests.Kinds;

namespace EmergentLearning.Memory.Tests.Rebuilding;

/// <summary>The database out of the files and the files out of the database are inverse, whatever the records hold.</summary>
public sealed class RebuildTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private StoreRebuild Rebuild => new(_fixture.Folder);

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task A_database_made_of_the_files_is_the_one_that_made_them(int seed)
    {
        await FillAsync(seed);
        (string[] rows, Dictionary<string, string> files) = (await RowsAsync(whole: true), Files());

        RestoreReport report = await Rebuild.FromFilesAsync();

        Assert.Equal((0L, 0), (report.Gone, report.ChangedFiles));
        Assert.Equal(rows, await RowsAsync(whole: true));
        Assert.Equal(files, Files());

        // And with nothing left but files.
        string[] told = await RowsAsync(whole: false);
        Directory.Delete(Path.Combine(_fixture.Folder, "backups"), recursive: true);
        foreach (string path in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
        await Rebuild.FromFilesAsync();
        Assert.Equal(told, await RowsAsync(whole: false));
        Assert.Equal(files, Files());
    }

    [Theory]
    [InlineData(23)]
    public async Task Files_made_of_the_database_are_the_ones_that_it_was_made_of(int seed)
    {
        await FillAsync(seed);
        Dictionary<string, string> files = Files();
        string[] rows = await RowsAsync(whole: true);
        string[] paths = [.. files.Keys];
        File.Delete(Path.Combine(_fixture.Folder, paths[0]));
        _fixture.Write(paths[1], "scribbled over\n");
        _fixture.Write("memory/successes/unknown.md", "# stays\n");

        Assert.Equal(2, (await Rebuild.FromDatabaseAsync(dryRun: true)).ChangedFiles);
        RestoreReport report = await Rebuild.FromDatabaseAsync();

        Assert.Equal(2, report.ChangedFiles);
        Assert.Equal("# stays\n", _fixture.Read("memory/successes/unknown.md"));
        File.Delete(Path.Combine(_fixture.Folder, "memory/successes/unknown.md"));
        Assert.Equal(files, Files());
        Assert.Equal(rows, await RowsAsync(whole: true));
        // What was scribbled is in the backup.
        using var scratch = new StoreFixture();
        await new StoreBackups(_fixture.Folder).RestoreAsync(report.SafetyBackup!, new RestoreOptions { To = scratch.Folder });
        Assert.Equal("scribbled over\n", scratch.Read(paths[1]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_doctor_mends_a_damaged_database_and_loses_nothing(bool withBackup)
    {
        await using (MemoryStore store = await _fixture.OpenAsync())
            await store.RecordAsync(new FailureInput { Title = "before", Domain = "d" });
        if (withBackup)
            await new StoreBackups(_fixture.Folder).CreateAsync();
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            await store.RecordAsync(new FailureInput { Title = "after", Domain = "d" });
            await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = "rule" });
        }

        string[] rows = await RowsAsync(whole: false);
        byte[] noise = new byte[3 * 4096];
        new Random(1).NextBytes(noise);
        await using (FileStream file = File.OpenWrite(Path.Combine(_fixture.Folder, "memory/index.db")))
            file.Write(noise);

        IReadOnlyList<string> done = await new StoreMending(_fixture.Folder).RunAsync();

        Assert.Contains(done, line => line.StartsWith(withBackup ? "Restored the backup" : "Made the database anew", StringComparison.Ordinal));
        Assert.Equal(rows, await RowsAsync(whole: false));
        Assert.Empty(await new StoreMending(_fixture.Folder).RunAsync());
    }

    [Fact]
    public async Task What_a_file_does_not_say_stays_in_the_row_until_the_file_is_edited()
    {
        const string ByHand = "memory/decisions/2025-12-01-by-hand.md";
        string spike;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            _fixture.Write(ByHand, "# ADR-7: By hand\n\n**Date**: 2025-12-01\n\n## Context\n\nBecause.\n");
            await store.SyncAsync();
            await store.Tables.Decisions.UpdateAsync(store.Tables.Decisions.Find(1)! with { Context = "Not what the file says", Rationale = "Known", Status = "superseded" });
            spike = (await store.RecordAsync(RecordDraft.Create(
                RecordKinds.Find("spike")!, [new("title", "t"), new("topic", "p"), new("question", "q"), new("findings", "f"), new("tags", "a,b")]))).Path;
        }

        await Rebuild.FromFilesAsync();
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            Decision row = store.Tables.Decisions.Find(1)!;
            Assert.Equal(("Because.", "Known", "superseded"), (row.Context, row.Rationale, row.Status));
            Assert.Equal("a,b", store.Tables.SpikeReports.Find(1)!.Tags);
        }

        _fixture.Write(spike, _fixture.Read(spike).Replace("**Tags**: a,b\n", "", StringComparison.Ordinal));
        await Rebuild.FromFilesAsync();
        await using (MemoryStore store = await _fixture.OpenAsync())
            Assert.Null(store.Tables.SpikeReports.Find(1)!.Tags);
    }

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 3)]
    public async Task What_was_counted_in_the_row_alone_stays_until_a_person_counts_in_the_file(bool isEdited, int expected)
    {
        string path;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            path = (await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = "rule" })).Path;
            await store.Tables.Heuristics.UpdateAsync(store.Tables.Heuristics.Find(1)! with { TimesValidated = 7 });
        }

        if (isEdited)
            _fixture.Write(path, _fixture.Read(path).Replace("**Source**", "**Validated**: 3\n**Source**", StringComparison.Ordinal));
        await Rebuild.FromFilesAsync();

        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.Equal(expected, again.Tables.Heuristics.Find(1)!.TimesValidated);
    }

    [Fact]
    public async Task A_record_of_any_kind_whose_file_is_gone_is_not_dropped_unasked()
    {
        string[] paths;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            paths = [(await Samples.RecordAsync(store, "decision")).Path, (await Samples.RecordAsync(store, "violation")).Path];
            await Samples.RecordAsync(store, "cycle");
            await store.FlushAsync();
        }

        foreach (string path in paths)
            File.Delete(Path.Combine(_fixture.Folder, path));
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => Rebuild.FromFilesAsync());
        Assert.StartsWith("2 records of the store", refused.Message, StringComparison.Ordinal);
        await Rebuild.FromFilesAsync(force: true);

        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.Null(again.Tables.Decisions.Find(1));
        Assert.Null(again.Tables.Violations.Find(1));
        Assert.Equal(("1", "1"), (again.Find("cycle", 1)!.Values["experiment"], again.Find("experiment", 1)!.Values["cycles-run"]));
    }

    [Fact]
    public async Task References_to_and_from_rows_without_a_file_stay_and_those_to_what_is_gone_do_not()
    {
        string gone;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            await Samples.RecordAsync(store, "cycle");
            await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = "kept" });
            gone = (await store.RecordAsync(new HeuristicInput { Domain = "gone", Rule = "gone" })).Path;
            // Another tool counts its own cycles and writes no log.
            await store.Tables.Cycles.InsertAsync(new Cycle { ExperimentId = 1, CycleNumber = 7, TrySummary = "theirs", HeuristicId = 1 });
            await store.Tables.Cycles.UpdateAsync(store.Tables.Cycles.Find(1)! with { HeuristicId = 2 });
            await store.FlushAsync();
        }

        File.Delete(Path.Combine(_fixture.Folder, gone));
        await Rebuild.FromFilesAsync(force: true);

        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.Equal((1, 1), (again.Tables.Cycles.Find(2)!.ExperimentId, again.Tables.Cycles.Find(2)!.HeuristicId));
        Assert.Equal((1, null), (again.Tables.Cycles.Find(1)!.ExperimentId, again.Tables.Cycles.Find(1)!.HeuristicId));
        Assert.Equal(2, again.Tables.Experiments.Find(1)!.CyclesRun);
    }

    private async Task FillAsync(int seed)
    {
        var random = new Random(seed);
        await using MemoryStore store = await _fixture.OpenAsync();
        for (int i = 0; i < 40; i++)
        {
            if (random.Next(2) == 0)
            {
                await store.RecordAsync(new FailureInput
                {
                    Title = $"t{random.Next(6)}", Domain = $"domain {random.Next(5)}", Severity = random.Next(1, 6),
                    Tags = Text(random, 120), Summary = Text(random, 300),
                }, Acknowledgement.Durable);
            }
            else
            {
                await store.RecordAsync(new HeuristicInput
                {
                    Domain = $"d{random.Next(3)}", Rule = "r" + Text(random, 160) + "r", Explanation = Text(random, 200), Confidence = random.Next(101) / 100.0,
                }, Acknowledgement.Durable);
            }
        }

        await store.FlushAsync();
        Heuristic counted = store.Tables.Heuristics.OrderByDescending(Heuristic.Columns.Confidence).ThenByDescending(Heuristic.Columns.Id).Take(1).ToList()[0];
        await store.Tables.Heuristics.UpdateAsync(counted with { TimesValidated = 7, IsGolden = 1 });
    }

    /// <summary>Pieces that break formats.</summary>
    private static string Text(Random random, int length)
    {
        string[] pieces =
        [
            "\n", "\n\n", " ", "\t", "\\", "## Summary\n", "**Severity**: 5", "---", "\n---\n", "\n## H-7: forged\n", "\n```\n", "&amp;", "&#10;", "\r\n", "\u2028",
            "<!-- uid: 0193c0de-0000-7000-8000-000000000001 -->", "\n<!-- uid: 0193c0de-0000-7000-8000-000000000001 -->\n", "\ud83d\ude00", "word", ",",
        ];
        string text = "";
        while (random.Next(4) != 0 && text.Length < length - 60)
            text += pieces[random.Next(pieces.Length)];
        return text;
    }

    /// <summary>What the rows hold; whole, or what a file tells of them.</summary>
    private async Task<string[]> RowsAsync(bool whole)
    {
        MemoryTables tables = MemoryTables.OpenReadOnly(_fixture.Folder);
        await using (tables.ConfigureAwait(false))
        {
            return [.. tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(1000).ToList()
                .Select(row => whole ? row.ToString() : (row with { Id = 0, UpdatedAt = null }).ToString())
                .Concat(tables.Heuristics.OrderByDescending(Heuristic.Columns.Confidence).ThenByDescending(Heuristic.Columns.Id).Take(1000).ToList()
                    .Select(row => whole ? row.ToString() : (row with { Id = 0, UpdatedAt = null, TimesValidated = 0, IsGolden = 0 }).ToString()))
                .Order(StringComparer.Ordinal)];
        }
    }

    private Dictionary<string, string> Files() => FolderHash.Of(_fixture.Folder)
        .Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal) && !file.Key.StartsWith("backups", StringComparison.Ordinal))
        .ToDictionary(file => file.Key, file => file.Value);
}
