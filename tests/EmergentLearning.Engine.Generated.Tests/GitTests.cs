using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class GitTests() : StoreTests<NoteStore>(NoteStore.OpenAsync, useGit: true)
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_insert_is_one_commit_that_names_the_row_and_has_the_date_of_the_record()
    {
        Note note = await Store.Notes.InsertAsync(NewNote("one"), Acknowledgement.Committed);

        Assert.Equal($"notes: {note.Id}|2026-01-31T10:00:00+00:00", Folder.Git("log", "-1", "--date=iso-strict", "--format=%s|%ad").Replace("10:00:00Z", "10:00:00+00:00", StringComparison.Ordinal));
        Assert.Equal($"A\tnotes/topic/{note.Id}.md", Folder.Git("show", "--format=", "--name-status", "HEAD"));
        Assert.Equal(Folder.Text($"notes/topic/{note.Id}.md").TrimEnd('\n'), Folder.Git("show", $"HEAD:notes/topic/{note.Id}.md"));
    }

    [Fact]
    public async Task An_update_and_a_delete_are_committed_and_the_tree_is_clean()
    {
        Note note = await Store.Notes.InsertAsync(NewNote("one"), Acknowledgement.Committed);

        await Store.Notes.UpdateAsync(note with { Topic = "moved" }, Acknowledgement.Committed);
        Assert.Equal($"notes/moved/{note.Id}.md", Folder.Git("ls-tree", "-r", "--name-only", "HEAD", "notes"));

        await Store.Notes.DeleteAsync(note.Id, Acknowledgement.Committed);
        Assert.Equal("", Folder.Git("ls-tree", "-r", "--name-only", "HEAD", "notes"));
        await ReopenAsync();
        Assert.Equal("", Folder.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_refused_record_makes_no_commit()
    {
        await Store.Notes.InsertAsync(NewNote("one"), Acknowledgement.Committed);
        string head = Folder.Git("rev-parse", "HEAD");

        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Notes.InsertAsync(NewNote("one"), Acknowledgement.Committed));

        await ReopenAsync();
        Assert.Equal(head, Folder.Git("rev-parse", "HEAD"));
    }

    private static Note NewNote(string title) => new() { Topic = "topic", Title = title, CreatedAt = Moment };
}
