using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>
/// The holder of the repository lock is stopped in the middle of a pass, its lock file is deleted, and another store takes the new one and
/// runs a whole pass. When the first goes on, it must write nothing.
/// </summary>
public sealed class FencingTests
{
    /// <summary>Every step inside a pass.</summary>
    public static TheoryData<string> Steps =>
        [.. Enum.GetValues<ProjectionStep>().Where(step => step != ProjectionStep.RowsDurable).Select(step => step.ToString())];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_pass_that_lost_its_lock_writes_nothing_more(string step)
    {
        await using var bench = new StoreBench();
        // Closed: its pass goes on after the commit that this waits for.
        await using (CardStore before = await CardStore.OpenAsync(bench.Folder))
            await before.Cards.InsertAsync(new Card { Topic = "t", Text = "before" }, Acknowledgement.Committed);
        using var pause = new Pause();
        CardStore first = await bench.OpenAsync(pause.Options());
        pause.At(Enum.Parse<ProjectionStep>(step));
        Task<Card> slow = first.Cards.InsertAsync(new Card { Topic = "t", Text = "slow" }, Acknowledgement.Committed);
        await pause.Reached;

        await using (CardStore second = await TakeOverAsync(bench))
        {
            await second.Cards.UpdateAsync(second.Cards.Find(2)! with { Text = "newer" }, Acknowledgement.Committed);
            await second.Cards.InsertAsync(new Card { Topic = "t", Text = "after" }, Acknowledgement.Committed);
        }

        // As a later pass that is under way leaves it: the first must not take it away.
        bench.Write(".elf/projecting", "");
        string[] settled = Look(bench);
        pause.Continue();
        // Its record is committed, by the other pass: that is all that its caller wanted.
        await slow;
        await first.DisposeAsync();

        Assert.Equal(settled, Look(bench));
        File.Delete(bench.PathOf(".elf/projecting"));
        Assert.Contains("newer", bench.Read("cards/t/2.md"), StringComparison.Ordinal);
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task A_pass_that_lost_its_lock_says_so()
    {
        await using var bench = new StoreBench();
        using var pause = new Pause();
        CardStore first = await bench.OpenAsync(pause.Options());
        pause.At(ProjectionStep.MarkerSet);
        Task<Card> slow = first.Cards.InsertAsync(new Card { Topic = "t", Text = "slow" }, Acknowledgement.Committed);
        await pause.Reached;
        // Only the epoch: nobody does the first one's work.
        await RaiseAsync(bench);
        pause.Continue();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => slow);

        Assert.Contains("lock file", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Acknowledgement.Durable, first.Engine.FindProjection(1)!.Level);
        await first.DisposeAsync();
        await bench.AssertAtRestAsync();
        Assert.Contains("slow", bench.Read("cards/t/1.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_whose_lock_was_taken_before_its_pass_began_does_not_put_out_the_new_holder()
    {
        await using var bench = new StoreBench();
        await using CardStore store = await bench.OpenAsync();
        using var repositoryLock = new Engine.Locking.FileLock(bench.PathOf(".elf/repository.lock"), Engine.Locking.LockClass.Repository);
        using Engine.Locking.LockHandle held = repositoryLock.TryAcquire()!;
        await using var database = Engine.Sqlite.SqliteDatabase.Open(new() { Path = bench.Database, GatePath = bench.PathOf(".elf/database.lock") });
        File.Delete(held.Path);
        long before = database.Read(0, static (session, _) => EngineMeta.ReadEpoch(session));

        await Assert.ThrowsAsync<FencedException>(() => Fence.RaiseAsync(database, held, CancellationToken.None));

        Assert.Equal(before, database.Read(0, static (session, _) => EngineMeta.ReadEpoch(session)));
    }

    private static Task<CardStore> TakeOverAsync(StoreBench bench)
    {
        File.Delete(bench.PathOf(".elf/repository.lock"));
        return CardStore.OpenAsync(bench.Folder);
    }

    private static async Task RaiseAsync(StoreBench bench)
    {
        await using var database = Engine.Sqlite.SqliteDatabase.Open(new() { Path = bench.Database, GatePath = bench.PathOf(".elf/database.lock") });
        await database.WriteAsync(EngineMeta.RaiseEpoch, CancellationToken.None);
    }

    /// <summary>All that a pass could have changed: the rows, the files, the branch and its log, the index, the marker.</summary>
    private static string[] Look(StoreBench bench)
    {
        using RawDatabase database = RawDatabase.Open(bench.Database);
        return
        [
            .. database.Dump().SelectMany(table => table.Value.Select(row => $"{table.Key}: {row}")),
            .. Directory.EnumerateFiles(bench.Folder, "*", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/.git/", StringComparison.Ordinal) && !path.Contains("cards.db", StringComparison.Ordinal))
                .Where(path => !path.EndsWith(".lock", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => $"{path}: {FileContent.Hash(File.ReadAllBytes(path))}"),
            bench.Git("reflog", "--format=%H %gs"),
            bench.Git("ls-files", "--stage"),
        ];
    }
}
