namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>What concurrent clients of the real engine are told always has an order.</summary>
public sealed class EngineHistoryTests
{
    private const int Histories = 500;
    private const int Clients = 8;
    private const int Operations = 200;
    // Opening eight stores costs more than a history; histories on one folder have keys of their own.
    private const int HistoriesOfFolder = 25;
    private const long KeysOfHistory = 10;

    [Fact]
    public async Task Five_hundred_histories_of_eight_clients_are_linearizable()
    {
        int calls = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Histories / HistoriesOfFolder),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (folder, _) => Interlocked.Add(ref calls, await RunFolderAsync(folder)));

        Assert.Equal(Histories * Clients * Operations, calls);
    }

    private static async Task<int> RunFolderAsync(int folder)
    {
        await using var bench = new HistoryBench();
        var clients = new List<Client>();
        for (int i = 0; i < Clients; i++)
            clients.Add(new Client(await bench.OpenAsync(), i));

        int calls = 0;
        for (int i = 0; i < HistoriesOfFolder; i++)
        {
            int number = (folder * HistoriesOfFolder) + i;
            var history = new History();
            await Task.WhenAll(clients.Select((client, index) => Task.Run(() =>
                client.RunAsync(history, 1 + (i * KeysOfHistory), Operations, new Random((number * Clients) + index)))));
            string? violation = Checker.FindViolation(history.Calls);
            Assert.True(violation is null, $"history {number}: {violation}");
            calls += history.Calls.Count;
        }

        return calls;
    }
}
