using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Health;

/// <summary>Checks and watches a store. Writes nothing, and keeps nothing open between two calls. Thread-safe.</summary>
public static class StoreHealth
{
    /// <summary>Checks everything that can be checked without writing. What cannot even be read is a finding like any other.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="program">The program that asks, with its version, for the line about versions.</param>
    /// <param name="progress">Told in front of each check.</param>
    public static async Task<IReadOnlyList<HealthCheck>> ExamineAsync(string folder, string program, IProgress<SyncProgress>? progress = null)
    {
        MemoryReader reader;
        try
        {
            reader = MemoryReader.Open(folder);
        }
        catch (StoreException exception)
        {
            var store = new HealthCheck("store", HealthState.Bad, exception.Message);
            return File.Exists(StoreSite.DatabaseOf(folder)) ? [store, .. new StoreExamination(folder, program, null).Run(progress)] : [store];
        }

        await using (reader.ConfigureAwait(false))
            return reader.Examine(program, progress);
    }

    /// <summary>Looks at what changes while a store is used: locks, log, outbox, rows. Cheap; made to be called every second.</summary>
    /// <param name="folder">The store's folder; it need not exist yet.</param>
    public static Task<StoreLook> LookAsync(string folder) => StoreLook.TakeAsync(folder);
}
