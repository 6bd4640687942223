using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Locking.Order;
using EmergentLearning.Engine.Sqlite;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Locking.Order;

/// <summary>The writer's thread works for callers who wait: their locks count for what it takes.</summary>
public sealed class WriterOrderTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteDatabase _database = null!;

    public Task InitializeAsync()
    {
        _database = _folder.Open();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_write_that_takes_what_its_caller_holds_is_refused_instead_of_waiting_for_ever()
    {
        LockOrder own = Own("writer.same");
        using LockOrderEntry held = own.Enter();
        await Assert.ThrowsAsync<LockOrderException>(() => Write(own));
    }

    [Fact]
    public async Task A_lock_taken_inside_a_write_here_and_around_a_write_there_is_a_circle()
    {
        LockOrder own = Own("writer.both");
        await Write(own);
        using LockOrderEntry held = own.Enter();
        LockOrderException thrown = await Assert.ThrowsAsync<LockOrderException>(() => Write());
        Assert.Contains("writer.both -> Database -> writer.both", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("another thread that is waited for", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_caller_holds_is_not_held_by_the_next()
    {
        LockOrder around = Own("writer.around"), inside = Own("writer.inside");
        using (around.Enter())
            await Write();
        await Write(inside);
        Assert.DoesNotContain(
            LockOrderChecker.Process.Edges, edge => edge.From.Name == "writer.around" && edge.To.Name == "writer.inside");
        Assert.Contains(
            LockOrderChecker.Process.Edges,
            edge => edge.From.Name == "writer.around" && edge.To.Name == "Database" && edge.Kind == LockEdgeKind.Waited);
    }

    private Task<int> Write(LockOrder? inside = null) => _database.WriteAsync(
        _ =>
        {
            inside?.Enter().Dispose();
            return 0;
        },
        CancellationToken.None);

    private static LockOrder Own(string name) => LockOrder.Of(typeof(WriterOrderTests).Assembly, name);
}
