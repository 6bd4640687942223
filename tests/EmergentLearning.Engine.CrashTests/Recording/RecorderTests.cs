using EmergentLearning.Engine.CrashLab.Checking;
using EmergentLearning.Engine.CrashLab.Recording;

namespace EmergentLearning.Engine.CrashTests.Recording;

/// <summary>The recorder tells everything: .NET, SQLite and git together, in true order, with all bytes.</summary>
[Collection(SharedLab.Name)]
public sealed class RecorderTests(LabFixture lab)
{
    // Recording compares the replayed journal with the folder that the workload left, byte for byte, and fails where they differ.
    [SkippableTheory]
    [InlineData("birth")]
    [InlineData("levels")]
    [InlineData("together")]
    [InlineData("person")]
    [InlineData("checkpoint")]
    public async Task A_replayed_journal_gives_the_folder_that_the_workload_left(string workload)
    {
        Journal journal = await lab.RecordAsync(workload);

        Assert.Contains(journal.Entries, entry => entry.Kind == JournalKind.Write && entry.Path == "memory/lab.db-wal");
        Assert.Contains(journal.Entries, entry => entry.Kind == JournalKind.Rename && entry.Other.StartsWith("notes/", StringComparison.Ordinal));
        Assert.Equal(
            workload != "checkpoint", journal.Entries.Any(entry => entry.Kind == JournalKind.Link && entry.Path.StartsWith(".git/objects/", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task The_comparison_sees_each_kind_of_entry_that_is_missing()
    {
        Journal journal = await lab.RecordAsync("birth");
        string folder = Path.Join(lab.Folder, "recordings", "birth", "store");

        Assert.Empty(Fidelity.Compare(journal, folder));
        foreach (JournalKind kind in (JournalKind[])[JournalKind.Write, JournalKind.Unlink])
        {
            int at = journal.Entries.ToList().FindLastIndex(entry => entry.Kind == kind && !entry.Path.EndsWith(".lock", StringComparison.Ordinal));
            Assert.NotEmpty(Fidelity.Compare(new Journal([.. journal.Entries.Where((_, i) => i != at)]), folder));
        }
    }

    [SkippableFact]
    public async Task Marks_stand_among_the_changes_that_they_speak_of()
    {
        List<JournalEntry> entries = [.. (await lab.RecordAsync("levels")).Entries];

        int begun = entries.FindIndex(entry => entry.Kind == JournalKind.Mark && entry.Text.StartsWith("begin 2", StringComparison.Ordinal));
        int promised = entries.FindIndex(entry => entry.Kind == JournalKind.Mark && entry.Text.StartsWith("ack 2 Projected", StringComparison.Ordinal));
        List<JournalEntry> between = entries[begun..promised];
        Assert.Contains(between, entry => entry.Kind == JournalKind.Sync && entry.Path == "memory/lab.db-wal");
        Assert.Contains(between, entry => entry.Kind == JournalKind.Sync && entry.Path == "notes/a");
    }

    [Fact]
    public void A_journal_that_is_cut_off_or_has_something_unknown_is_refused()
    {
        string path = Path.Join(lab.Folder, "cut");
        File.WriteAllBytes(path, [200, 0, 0, 0, 1]);
        Assert.Throws<InvalidDataException>(() => Journal.Read(path));

        byte[] unknown = new byte[40];
        unknown[0] = 40;
        unknown[4] = (byte)JournalKind.Unsupported;
        File.WriteAllBytes(path, unknown);
        Assert.Throws<InvalidDataException>(() => Journal.Read(path));
    }
}
