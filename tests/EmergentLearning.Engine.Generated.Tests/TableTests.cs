using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class TableTests : IDisposable
{
    private readonly DisposableStore _engine = new(NoteStore.Schema);
    private readonly NoteStore _store;

    public TableTests() => _store = NoteStore.Over(_engine.Store);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public async Task An_inserted_record_gets_a_key_and_is_found_by_it()
    {
        Note inserted = await _store.Notes.InsertAsync(NewNote("first"));

        Assert.NotEqual(0, inserted.Id);
        Assert.Equal(inserted, _store.Notes.Find(inserted.Id));
        Assert.Null(_store.Notes.Find(inserted.Id + 1));
    }

    [Fact]
    public async Task A_key_that_is_given_is_kept()
    {
        Note inserted = await _store.Notes.InsertAsync(NewNote("chosen") with { Id = 42 });

        Assert.Equal(42, inserted.Id);
        Assert.Equal("chosen", _store.Notes.Find(42)?.Title);
    }

    [Fact]
    public async Task An_update_changes_the_row_with_the_key_and_no_other()
    {
        Note kept = await _store.Notes.InsertAsync(NewNote("kept"));
        Note changed = await _store.Notes.InsertAsync(NewNote("changed"));

        Assert.True(await _store.Notes.UpdateAsync(changed with { Weight = 5, Remark = "now" }));

        Assert.Equal([kept, changed with { Weight = 5, Remark = "now" }], _store.Notes.List());
        Assert.False(await _store.Notes.UpdateAsync(NewNote("absent") with { Id = 99 }));
    }

    [Fact]
    public async Task A_deleted_row_is_gone()
    {
        Note note = await _store.Notes.InsertAsync(NewNote("gone"));

        Assert.True(await _store.Notes.DeleteAsync(note.Id));
        Assert.False(await _store.Notes.DeleteAsync(note.Id));
        Assert.Equal(0, _store.Notes.Count());
    }

    [Fact]
    public async Task An_index_lists_its_rows_by_key_and_a_unique_one_finds_one()
    {
        Note one = await _store.Notes.InsertAsync(NewNote("one"));
        await _store.Notes.InsertAsync(NewNote("elsewhere") with { Topic = "other" });
        Note two = await _store.Notes.InsertAsync(NewNote("two"));

        Assert.Equal([one, two], _store.Notes.ListByTopic("topic"));
        Assert.Equal(two, _store.Notes.FindByTitle("two"));
        Assert.Null(_store.Notes.FindByTitle("three"));
    }

    [Fact]
    public async Task Finders_over_several_columns_match_all_of_them_and_find_null()
    {
        History first = await _store.Histories.InsertAsync(new(0, 7, "opened", null));
        await _store.Histories.InsertAsync(new(0, 7, "closed", "x"));

        Assert.Equal([first], _store.Histories.ListByNoteIdEvent(7, "opened"));
        Assert.Equal(first, _store.Histories.FindByNoteIdClass(7, null));
    }

    [Fact]
    public async Task The_database_refuses_what_a_check_or_a_unique_index_forbids()
    {
        await _store.Notes.InsertAsync(NewNote("taken"));

        StoreException check = await Assert.ThrowsAsync<StoreException>(() => _store.Notes.InsertAsync(NewNote("heavy") with { Weight = 6 }));
        StoreException unique = await Assert.ThrowsAsync<StoreException>(() => _store.Notes.InsertAsync(NewNote("taken")));

        Assert.Contains("CHECK", check.Message, StringComparison.Ordinal);
        Assert.Contains("UNIQUE", unique.Message, StringComparison.Ordinal);
        Assert.Equal(1, _store.Notes.Count());
    }

    [Fact]
    public async Task A_key_with_auto_increment_is_never_given_out_again()
    {
        History first = await _store.Histories.InsertAsync(new(0, 1, "a", null));
        await _store.Histories.DeleteAsync(first.Id);
        History second = await _store.Histories.InsertAsync(new(0, 1, "b", null));

        Assert.True(second.Id > first.Id);
    }

    [Fact]
    public void Tables_are_strict_and_defaults_serve_rows_of_other_programs()
    {
        _engine.Store.Execute("insert into notes (topic, title, created_at) values ('t', 'u', '2026-01-31')");

        Assert.Equal(3, _store.Notes.FindByTitle("u")?.Weight);
        Assert.Throws<StoreException>(() => _engine.Store.Execute("update notes set weight = 'much'"));
    }

    private static Note NewNote(string title) => new() { Topic = "topic", Title = title, CreatedAt = DateTimeOffset.UnixEpoch };
}
