using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>Stores that break their promise, recorded as the real ones are: the harness must find each. All is in turn, so nothing is left to luck.</summary>
public sealed class BrokenEngineTests
{
    private static readonly Operation Insert = new(OperationKind.Insert, 1, 10);
    private static readonly Operation Read = new(OperationKind.Read, 1);

    [Fact]
    public async Task A_write_that_is_acknowledged_before_its_commit_is_found()
    {
        await using var bench = new HistoryBench();
        HistoryStore early = await bench.OpenAsync();
        var reader = new Client(await bench.OpenAsync(), 1);
        var history = new History();
        Task<Register>? late = null;
        using (var gate = new FileLock(Path.Combine(bench.Folder, ".elf", "database.lock"), LockClass.Database))
        using (gate.Acquire(TimeSpan.FromSeconds(60)))
        {
            await history.AskAsync(0, Insert, operation =>
            {
                late = early.Registers.InsertAsync(new Register { Id = operation.Key, Value = operation.Value });
                return Task.FromResult(new Answer(Done: true));
            });
            await history.AskAsync(1, Read, reader.AskAsync);
        }

        await late!;
        Assert.Contains("Insert", Checker.FindViolation(history.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_keeps_an_old_snapshot_is_found()
    {
        await using var bench = new HistoryBench();
        var writer = new Client(await bench.OpenAsync(), 0);
        HistoryStore stale = await bench.OpenAsync();
        var history = new History();
        await Task.Run(() => stale.Engine.Read(0, (session, _) =>
        {
            // The first statement takes the snapshot.
            Assert.Equal(default, Find(session));
            history.AskAsync(0, Insert, writer.AskAsync).GetAwaiter().GetResult();
            return history.AskAsync(1, Read, _ => Task.FromResult(Find(session))).GetAwaiter().GetResult();
        }));

        Assert.Contains("Insert", Checker.FindViolation(history.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_calls_of_a_true_store_have_an_order()
    {
        await using var bench = new HistoryBench();
        var writer = new Client(await bench.OpenAsync(), 0);
        var reader = new Client(await bench.OpenAsync(), 1);
        var history = new History();
        await history.AskAsync(0, Insert, writer.AskAsync);
        await history.AskAsync(1, Read, reader.AskAsync);

        Assert.Null(Checker.FindViolation(history.Calls));
        Assert.Equal(new Answer(Done: true, 10, 1), history.Calls[1].Answer);
    }

    private static Answer Find(IReadSession session)
    {
        using IStatement select = session.Prepare("select value, version from registers where id = 1");
        return select.MoveNext() ? new Answer(Done: true, select.GetInt64(0), select.GetInt64(1)) : default;
    }
}
