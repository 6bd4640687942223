using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class TableTests() : StoreTests<NoteStore>(NoteStore.OpenAsync)
{
    [Fact]
    public async Task An_inserted_record_gets_a_key_and_is_found_by_it()
    {
        Note inserted = await Store.Notes.InsertAsync(NewNote("first"));

        Assert.NotEqual(0, inserted.Id);
        Assert.Equal(inserted, Store.Notes.Find(inserted.Id));
        Assert.Null(Store.Notes.Find(inserted.Id + 1));
    }

    [Fact]
    public async Task A_key_that_is_given_is_kept()
    {
        Note inserted = await Store.Notes.InsertAsync(NewNote("chosen") with { Id = 42 });

        Assert.Equal(42, inserted.Id);
        Assert.Equal("chosen", Store.Notes.Find(42)?.Title);
    }

    [Fact]
    public async Task An_update_changes_the_row_with_the_key_and_no_other()
    {
        Note kept = await Store.Notes.InsertAsync(NewNote("kept"));
        Note changed = await Store.Notes.InsertAsync(NewNote("changed"));

        Assert.NotNull(await Store.Notes.UpdateAsync(changed with { Weight = 5, Remark = "now" }));

        Assert.Equal([kept, changed with { Weight = 5, Remark = "now" }], Store.Notes.List());
        Assert.Null(await Store.Notes.UpdateAsync(NewNote("absent") with { Id = 99 }));
    }

    [Fact]
    public async Task A_deleted_row_is_gone()
    {
        Note note = await Store.Notes.InsertAsync(NewNote("gone"));

        Assert.True(await Store.Notes.DeleteAsync(note.Id));
        Assert.False(await Store.Notes.DeleteAsync(note.Id));
        Assert.Equal(0, Store.Notes.Count());
    }

    [Fact]
    public async Task An_index_lists_its_rows_by_key_and_a_unique_one_finds_one()
    {
        Note one = await Store.Notes.InsertAsync(NewNote("one"));
        await Store.Notes.InsertAsync(NewNote("elsewhere") with { Topic = "other" });
        Note two = await Store.Notes.InsertAsync(NewNote("two"));

        Assert.Equal([one, two], Store.Notes.ListByTopic("topic"));
        Assert.Equal(two, Store.Notes.FindByTitle("two"));
        Assert.Null(Store.Notes.FindByTitle("three"));
    }

    [Fact]
    public async Task Finders_over_several_columns_match_all_of_them_and_find_null()
    {
        History first = await Store.Histories.InsertAsync(new(0, 7, "opened", null));
        await Store.Histories.InsertAsync(new(0, 7, "closed", "x"));

        Assert.Equal([first], Store.Histories.ListByNoteIdEvent(7, "opened"));
        Assert.Equal(first, Store.Histories.FindByNoteIdClass(7, null));
        Assert.Null(Store.Histories.FindByNoteIdClass(8, null));
        Assert.Empty(Store.Histories.ListByNoteIdEvent(8, "opened"));
    }

    [Fact]
    public async Task A_key_with_auto_increment_is_never_given_out_again()
    {
        History first = await Store.Histories.InsertAsync(new(0, 1, "a", null));
        await Store.Histories.DeleteAsync(first.Id);
        History second = await Store.Histories.InsertAsync(new(0, 1, "b", null));

        Assert.True(second.Id > first.Id);
    }

    [Fact]
    public async Task Tables_are_strict_and_defaults_serve_rows_of_other_programs()
    {
        await Store.Engine.ExecuteAsync("insert into notes (topic, title, created_at) values ('t', 'u', '2026-01-31')");

        Assert.Equal(3, Store.Notes.FindByTitle("u")?.Weight);
        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Engine.ExecuteAsync("update notes set weight = 'much'"));
    }

    private static Note NewNote(string title) => new() { Topic = "topic", Title = title, CreatedAt = DateTimeOffset.UnixEpoch };
}
