using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A person and the store change one file at once: every byte of both is kept.</summary>
public sealed class ConflictTests
{
    [Fact]
    public async Task An_edit_under_a_queued_change_keeps_both_and_is_told()
    {
        await using var bench = new StoreBench();
        var told = new List<DocumentConflict>();
        CardStore store = await bench.OpenAsync(new StoreOptions { OnConflict = (_, conflict) => told.Add(conflict) });
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"));
        bench.Write("a.md", "person");

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "store"));

        Assert.Equal([new DocumentConflict("a.md", "a.conflict-1.md")], told);
        Assert.Equal(("person", "store"), (bench.Read("a.md"), bench.Read("a.conflict-1.md")));
        await store.DisposeAsync();
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task Taking_in_an_edit_does_not_drop_what_is_still_queued_for_the_file()
    {
        await using var bench = new StoreBench();
        var told = new List<DocumentConflict>();
        var kill = new Kill();
        CardStore killed = await bench.OpenAsync(kill.Options());
        await killed.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"));
        kill.At(ProjectionStep.RowsDurable);
        await Assert.ThrowsAsync<KilledException>(() => killed.Engine.PutAsync(Acknowledgement.Durable, Change.Of("a.md", "queued")));
        bench.Write("a.md", "person");
        // Nothing may be projected before the edit is taken in.
        bool wait = true;
        CardStore store = await bench.OpenAsync(new StoreOptions
        {
            OnConflict = (_, conflict) => told.Add(conflict),
            OnStep = step => SpinWait.SpinUntil(() => step != ProjectionStep.MarkerSet || !Volatile.Read(ref wait)),
        });

        byte[]? edit = await store.Engine.WriteAsync(transaction => transaction.TakeInEdit("a.md"));
        Volatile.Write(ref wait, false);
        await store.DisposeAsync();

        Assert.Equal("person", Encoding.UTF8.GetString(edit!));
        Assert.Equal("a.conflict-1.md", Assert.Single(told).KeptPath);
        Assert.Equal(("person", "queued"), (bench.Read("a.md"), bench.Read("a.conflict-1.md")));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_listener_that_throws_leaves_only_its_own_file_behind()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(new StoreOptions { OnConflict = (_, _) => throw new InvalidTimeZoneException("listener") });
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"));
        bench.Write("a.md", "person");

        StoreException problem = await Assert.ThrowsAsync<StoreException>(
            () => store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "store"), Change.Of("b.md", "other")));

        Assert.Contains("listener", problem.Message, StringComparison.Ordinal);
        Assert.Equal(("person", "other"), (bench.Read("a.md"), bench.Git("show", "HEAD:b.md")));
        await store.DisposeAsync();
        await bench.RecoverAsync();
        Assert.Equal("store", bench.Read("a.conflict-1.md"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_file_changed_between_the_look_and_the_rename_is_not_overwritten()
    {
        await using var bench = new StoreBench();
        bool edit = false;
        CardStore store = await bench.OpenAsync(new StoreOptions
        {
            OnStep = step =>
            {
                if (step == ProjectionStep.FilesStaged && edit)
                    bench.Write("a.md", "person");
            },
        });
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"), Change.Of("b.md", "base"));
        edit = true;

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "store"), Change.Of("b.md", "store"));

        Assert.Equal(("person", "store", "store"), (bench.Read("a.md"), bench.Read("a.conflict-1.md"), bench.Read("b.md")));
        await store.DisposeAsync();
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_deletion_by_the_store_leaves_a_file_that_a_person_changed()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "one" }, Acknowledgement.Committed);
        bench.Write("cards/a/1.md", "person");

        await store.Cards.DeleteAsync(1, Acknowledgement.Projected);

        Assert.Equal("person", bench.Read("cards/a/1.md"));
        await store.DisposeAsync();
        Assert.Equal("person", bench.Git("show", "HEAD:cards/a/1.md"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task The_kept_path_is_never_one_that_is_taken_not_even_by_a_link_to_nowhere()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"));
        bench.Write("a.md", "person");
        bench.Write("a.conflict-1.md", "somebody else's");
        File.CreateSymbolicLink(bench.PathOf("a.conflict-2.md"), "/nowhere/at/all");

        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "store"));

        Assert.Equal(("somebody else's", "store"), (bench.Read("a.conflict-1.md"), bench.Read("a.conflict-3.md")));
        await store.DisposeAsync();
        await bench.AssertAtRestAsync();
    }
}
