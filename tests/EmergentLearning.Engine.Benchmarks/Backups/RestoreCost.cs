using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Engine.Benchmarks.Backups;

/// <summary>What a backup of a store with a file and a commit for each record takes, and its restore.</summary>
internal static class RestoreCost
{
    public static async Task RunAsync(TextWriter output, int records)
    {
        string folder = Directory.CreateTempSubdirectory("elf-restore-cost-").FullName;
        try
        {
            string store = Path.Combine(folder, "store");
            await TimeAsync(output, $"record {records}", () => FillAsync(store, records)).ConfigureAwait(false);
            var backups = new StoreBackups(store);
            await TimeAsync(output, "backup, proven", () => backups.CreateAsync()).ConfigureAwait(false);
            await TimeAsync(output, "restore into a new folder", () => backups.RestoreAsync("latest", new RestoreOptions { To = Path.Combine(folder, "copy") }))
                .ConfigureAwait(false);
            await TimeAsync(output, "look at a restore in place", () => backups.RestoreAsync("latest", new RestoreOptions { DryRun = true })).ConfigureAwait(false);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"size of the backup: {backups.List()[0].Bytes / 1024} KiB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string folder, int records)
    {
        MemoryStore store = await MemoryStore.OpenAsync(folder).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            foreach (int[] part in Enumerable.Range(0, records).Chunk(500))
            {
                await Task.WhenAll(part.Select(i => store.RecordAsync(
                    new FailureInput { Title = $"Failure number {i}", Domain = $"domain{i % 20}", Summary = new string('x', 200) }, Acknowledgement.Durable))).ConfigureAwait(false);
            }

            _ = await store.FlushAsync().ConfigureAwait(false);
        }
    }

    private static async Task TimeAsync(TextWriter output, string what, Func<Task> work)
    {
        long began = Stopwatch.GetTimestamp();
        await work().ConfigureAwait(false);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} {Stopwatch.GetElapsedTime(began).TotalSeconds,8:0.00} s"));
    }
}
