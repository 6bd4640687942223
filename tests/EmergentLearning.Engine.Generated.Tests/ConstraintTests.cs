using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests;

/// <summary>What the database refuses leaves nothing behind: no row, no file and nothing queued.</summary>
public sealed class ConstraintTests() : StoreTests<NoteStore>(NoteStore.OpenAsync)
{
    [Fact]
    public async Task A_second_row_with_a_unique_value_is_refused_with_its_column()
    {
        Note taken = await Store.Notes.InsertAsync(NewNote("taken"), Acknowledgement.Projected);

        StoreException exception = await Assert.ThrowsAnyAsync<StoreException>(() => Store.Notes.InsertAsync(NewNote("taken")));

        Assert.Equal(StoreFault.Validation, exception.Fault);
        Assert.Contains("UNIQUE constraint failed: notes.title", exception.Message, StringComparison.Ordinal);
        await AssertHolds(taken);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task A_value_outside_a_check_is_refused_with_the_check(int weight)
    {
        Note light = await Store.Notes.InsertAsync(NewNote("light"), Acknowledgement.Projected);

        StoreException insert = await Assert.ThrowsAnyAsync<StoreException>(() => Store.Notes.InsertAsync(NewNote("heavy") with { Weight = weight }));
        StoreException update = await Assert.ThrowsAnyAsync<StoreException>(() => Store.Notes.UpdateAsync(light with { Weight = weight }));

        foreach (StoreException exception in new[] { insert, update })
        {
            Assert.Equal(StoreFault.Validation, exception.Fault);
            Assert.Contains("CHECK constraint failed: weight between 1 and 5", exception.Message, StringComparison.Ordinal);
        }

        await AssertHolds(light);
    }

    [Fact]
    public async Task An_update_onto_a_unique_value_leaves_both_rows_and_both_files()
    {
        Note one = await Store.Notes.InsertAsync(NewNote("one"), Acknowledgement.Projected);
        Note two = await Store.Notes.InsertAsync(NewNote("two"), Acknowledgement.Projected);

        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Notes.UpdateAsync(two with { Title = "one", Topic = "elsewhere" }));

        await AssertHolds(one, two);
    }

    [Fact]
    public async Task Of_many_written_at_once_each_bad_record_fails_alone()
    {
        Task<Note>[] writes = [.. Enumerable.Range(0, 40).Select(i => Store.Notes.InsertAsync(
            NewNote(i % 4 == 1 ? "t0" : $"t{i}") with { Weight = i % 4 == 2 ? 9 : 3 }, Acknowledgement.Projected))];
        await Task.WhenAll(writes).ContinueWith(static _ => { }, TaskScheduler.Default);

        Note[] written = [.. writes.Where(write => write.IsCompletedSuccessfully).Select(write => write.Result)];
        // Ten have a weight of 9; of the eleven with the title t0 one is first.
        Assert.Equal(20, written.Length);
        Assert.Single(written, note => note.Title == "t0");
        Assert.All(writes.Where(write => write.IsFaulted), write => Assert.IsAssignableFrom<StoreException>(write.Exception!.InnerException));
        await AssertHolds([.. written.OrderBy(note => note.Id)]);
    }

    [Fact]
    public async Task Two_tables_change_together_or_not_at_all()
    {
        Note kept = await Store.Notes.InsertAsync(NewNote("kept"), Acknowledgement.Projected);

        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Engine.WriteAsync(transaction =>
        {
            Note note = transaction.Insert(NewNote("new"));
            transaction.Insert(new History(0, note.Id, "opened", "x"));
            transaction.Delete<Note>(kept.Id);
            return transaction.Insert(new History(0, note.Id, "again", "x"));
        }));
        await AssertHolds(kept);
        Assert.Equal(0, Store.Histories.Count());

        await Store.Engine.WriteAsync(transaction => transaction.Insert(new History(0, transaction.Insert(NewNote("new")).Id, "opened", "x")));
        Assert.Equal("new", Assert.Single(Store.WithEvent("opened")).Title);
    }

    private async Task AssertHolds(params Note[] notes)
    {
        Assert.Equal(notes, Store.Notes.List());
        string[] paths = [.. notes.Select(note => $"notes/{note.Topic}/{note.Id}.md").Order(StringComparer.Ordinal)];
        string[] queued = [.. Store.Engine.Rows("select distinct path from engine_outbox order by path").Select(row => row[0])];
        Assert.Equal(paths, queued);

        // The next pass writes whatever is queued, so nothing of what was refused may appear after it.
        await ReopenAsync();
        Assert.Equal(notes, Store.Notes.List());
        Assert.Equal(paths, Folder.Documents());
    }

    private static Note NewNote(string title) => new() { Topic = "topic", Title = title, CreatedAt = DateTimeOffset.UnixEpoch };
}
