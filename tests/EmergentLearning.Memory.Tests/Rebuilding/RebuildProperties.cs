using System.Globalization;
using CsCheck;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Kinds.Proposals;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tests.Kinds;

namespace EmergentLearning.Memory.Tests.Rebuilding;

/// <summary>The files and the database of records of every kind are inverse, whatever texts the records hold.</summary>
public sealed class RebuildProperties
{
    private static readonly string[] Kinds = [.. RecordKinds.All.Select(kind => kind.Name).Where(name => name is not ("experiment" or "cycle"))];

    /// <summary>A record of some kind, what it is changed to, and a number for all that is chosen.</summary>
    private static readonly Gen<Any> Records =
        from name in Gen.OneOf(Kinds)
        from values in AnyRecord.Of(RecordKinds.Find(name)!)
        from changed in AnyRecord.Of(RecordKinds.Find(name)!)
        from choice in Gen.Int[0, 1000]
        select new Any(RecordKinds.Find(name)!, values, changed, choice);

    // Each one is a whole store, rebuilt three times; more of them by ELF_REBUILD_ITERATIONS.
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("ELF_REBUILD_ITERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 5;

    private static readonly Gen<Any> Experiments = Of("experiment");
    private static readonly Gen<Any> Cycles = Of("cycle");

    [Fact]
    public async Task Every_kind_comes_back_from_its_files_and_its_files_come_back_from_the_database() =>
        await Gen.Select(Experiments.Array[1, 2], Cycles.Array[0, 4], Records.Array[1, 25]).SampleAsync(
            async (experiments, cycles, records) =>
            {
                using var fixture = new StoreFixture();
                await FillAsync(fixture, experiments, [.. cycles, .. records]);
                (string[] whole, string[] told, Dictionary<string, string> files) = (await RowsAsync(fixture, true), await RowsAsync(fixture, false), Files(fixture));

                // With the database that there was everything is as it was; with nothing but files, what files tell.
                await new StoreRebuild(fixture.Folder).FromFilesAsync();
                AllRows.AssertSame(whole, await RowsAsync(fixture, true));
                Assert.Equal(files, Files(fixture));
                DropDatabase(fixture);
                await new StoreRebuild(fixture.Folder).FromFilesAsync();
                AllRows.AssertSame(told, await RowsAsync(fixture, false));
                Assert.Equal(files, Files(fixture));

                foreach (string path in files.Keys)
                    File.Delete(Path.Combine(fixture.Folder, path));
                await new StoreRebuild(fixture.Folder).FromDatabaseAsync();
                Assert.Equal(files, Files(fixture));
            }, iter: Iterations, threads: 1);

    private static Gen<Any> Of(string name) =>
        from values in AnyRecord.Of(RecordKinds.Find(name)!)
        from changed in AnyRecord.Of(RecordKinds.Find(name)!)
        from choice in Gen.Int[0, 1000]
        select new Any(RecordKinds.Find(name)!, values, changed, choice);

    private static async Task FillAsync(StoreFixture fixture, Any[] experiments, Any[] records)
    {
        await using MemoryStore store = await fixture.OpenAsync();
        foreach ((int number, Any experiment) in experiments.Index())
            await store.RecordAsync(Draft(experiment with { Values = experiment.Values.With("name", $"{number} {experiment.Values["name"]}".TrimEnd()) }), Acknowledgement.Durable);
        foreach (Any record in records)
        {
            RecordReceipt receipt = await store.RecordAsync(Draft(record, experiments.Length), Acknowledgement.Durable);
            await ChangeAsync(store, record, receipt.Id);
        }

        await store.WriteAsync(static (transaction, _) => SetWhatFilesDoNotTell(transaction), CancellationToken.None);
        await store.FlushAsync();
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    private static RecordDraft Draft(Any record, int experiments = 0) => RecordDraft.Create(record.Kind, record.Kind.Fields
        .Where(field => field.IsGiven)
        .Select(field => new KeyValuePair<string, string>(field.Name, field.Name == "experiment" ? $"{(record.Choice % experiments) + 1}" : record.Values[field.Name])));

    private static async Task ChangeAsync(MemoryStore store, Any record, long id)
    {
        if (record.Kind.Table == "heuristics")
            await new HeuristicLifecycle(store).ApplyAsync($"{id}", (HeuristicEvent)(record.Choice % 3), "Because");
        if (record.Kind.EditLayout is { } layout && record.Choice % 2 == 0)
            await ChangeFieldAsync(store, record, layout, id);
        if (record.Kind.Name == "proposal" && record.Choice % 3 == 0)
            await store.ReviewAsync(id, new ProposalDecision(record.Choice % 2 == 0, record.Changed["summary"], "Ann"), Acknowledgement.Durable);
    }

    private static async Task ChangeFieldAsync(MemoryStore store, Any record, FileLayout layout, long id)
    {
        KindField[] fields = [.. record.Kind.Fields.Where(field => layout.Writes(field.Name))];
        KindField field = fields[record.Choice % fields.Length];
        await store.UpdateAsync(record.Kind, id, [new(field.Name, record.Changed[field.Name])], Acknowledgement.Durable);
    }

    private static bool SetWhatFilesDoNotTell(IWriteTransaction transaction)
    {
        foreach (string sql in (string[])
        [
            "update spike_reports set usefulness_score = id + 0.5, access_count = id", "update heuristics set source_id = id",
            "update decisions set superseded_by = (select max(id) from decisions)", "update cycles set heuristic_id = (select max(id) from heuristics)",
        ])
        {
            using IStatement statement = transaction.Prepare(sql);
            statement.MoveNext();
        }

        return true;
    }

    private static void DropDatabase(StoreFixture fixture)
    {
        Directory.Delete(Path.Combine(fixture.Folder, "backups"), recursive: true);
        foreach (string path in Directory.GetFiles(Path.Combine(fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
    }

    private static Task<string[]> RowsAsync(StoreFixture fixture, bool whole) => AllRows.ReadAsync(fixture.Folder, whole);

    private static Dictionary<string, string> Files(StoreFixture fixture) => FolderHash.Of(fixture.Folder)
        .Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal) && !file.Key.StartsWith("backups", StringComparison.Ordinal))
        .ToDictionary(file => file.Key, file => file.Value);

    private sealed record Any(RecordKind Kind, RecordValues Values, RecordValues Changed, int Choice);
}
