using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.States;
using EmergentLearning.Engine.CrashTests.Recording;

namespace EmergentLearning.Engine.CrashTests.Checking;

/// <summary>
/// The harness sees: a real recording from which one kind of sync is taken out is the recording of an engine that does not make it,
/// and each must break a promise. A harness that held here would hold for anything.
/// </summary>
[Collection(SharedLab.Name)]
public sealed class SightTests(LabFixture lab)
{
    [SkippableTheory]
    [InlineData("levels", "the temporary file", "I1")]
    [InlineData("levels", "the folder of a file", "I1")]
    [InlineData("levels", "the log", "I1")]
    [InlineData("levels", "git's objects", "I5")]
    [InlineData("levels", "the folders of git's objects", "I5")]
    [InlineData("levels", "the folders of the branch", "I5")]
    [InlineData("checkpoint", "the database", "I1")]
    [InlineData("birth", "the folder of the database", "I1")]
    [InlineData("birth", "the new repository", "I5")]
    public async Task A_sync_that_is_left_out_breaks_a_promise(string workload, string sync, string invariant)
    {
        Journal journal = await lab.RecordAsync(workload);
        JournalEntry[] left = [.. journal.Entries.Where(entry => entry.Kind != JournalKind.Sync || !IsSyncOf(sync, entry.Path))];
        Assert.NotEqual(journal.Entries.Count, left.Length);

        Violation found = await FindAsync(left);

        Assert.True(
            found.Fault.StartsWith(invariant, StringComparison.Ordinal) || (invariant == "I1" && found.Fault[0] == 'I'), $"{sync}: {found}");
    }

    [SkippableFact]
    public async Task A_promise_before_the_commit_is_broken()
    {
        Journal journal = await lab.RecordAsync("levels");

        Violation found = await FindAsync(PromiseAtOnce(journal));

        Assert.StartsWith("I1", found.Fault, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_recording_as_it_is_breaks_none()
    {
        Journal journal = await lab.RecordAsync("levels");

        Assert.Empty(await RunAsync(journal.Entries));
    }

    private static bool IsSyncOf(string what, string path) => what switch
    {
        "the temporary file" => path.EndsWith(".eltmp", StringComparison.Ordinal),
        "the folder of a file" => path.StartsWith("notes", StringComparison.Ordinal) && !path.EndsWith(".eltmp", StringComparison.Ordinal),
        "the log" => path == "memory/lab.db-wal",
        "git's objects" => path.Contains("/tmp_obj_", StringComparison.Ordinal),
        "the folders of git's objects" => path.StartsWith(".git/objects", StringComparison.Ordinal) && !path.Contains("/tmp_", StringComparison.Ordinal),
        "the folders of the branch" => path is ".git" or ".git/refs" or ".git/refs/heads",
        "the database" => path == "memory/lab.db",
        "the folder of the database" => path == "memory",
        "the new repository" => path.StartsWith(".git-elf-", StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such sync."),
    };

    /// <summary>Every promise right behind what it answers.</summary>
    private static List<JournalEntry> PromiseAtOnce(Journal journal)
    {
        var entries = new List<JournalEntry>(journal.Entries);
        foreach (JournalEntry promise in entries.Where(entry => entry.Kind == JournalKind.Mark && entry.Text.StartsWith("ack ", StringComparison.Ordinal)).ToArray())
        {
            entries.Remove(promise);
            string begin = "begin " + promise.Text.Split(' ')[1] + "\n";
            entries.Insert(entries.FindIndex(entry => entry.Kind == JournalKind.Mark && entry.Text.StartsWith(begin, StringComparison.Ordinal)) + 1, promise);
        }

        return entries;
    }

    private async Task<Violation> FindAsync(IReadOnlyList<JournalEntry> entries)
    {
        IReadOnlyCollection<Violation> violations = await RunAsync(entries);
        Assert.NotEmpty(violations);
        return violations.First();
    }

    private async Task<IReadOnlyCollection<Violation>> RunAsync(IReadOnlyList<JournalEntry> entries)
    {
        string scratch = Directory.CreateDirectory(Path.Join(lab.Folder, $"sight-{Guid.NewGuid():N}")).FullName;
        using var queue = new CheckQueue(scratch, Environment.ProcessorCount);
        var run = new JournalRun("sight", entries, queue, new Judge(new Promises(new Journal(entries))), StateBudget.Quick);
        await run.RunAsync(new DiskModel(), () => run.Violations.Count > 0);
        return run.Violations;
    }
}
