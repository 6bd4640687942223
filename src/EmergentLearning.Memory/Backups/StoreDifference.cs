using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Backups;

/// <summary>What would be another than it is, were one database put in the place of another.</summary>
/// <param name="Learnings">How many learnings the new one has.</param>
/// <param name="Heuristics">How many heuristics.</param>
/// <param name="Files">How many files.</param>
/// <param name="Gone">How many records only the old one has.</param>
/// <param name="ChangedFiles">How many files differ.</param>
internal sealed record StoreDifference(long Learnings, long Heuristics, int Files, long Gone, int ChangedFiles)
{
    /// <summary>Compares two stores; an old one that cannot be read has nothing.</summary>
    public static async Task<StoreDifference> BetweenAsync(string folder, string newFolder)
    {
        (HashSet<string> records, IReadOnlyDictionary<string, string> files) = await ReadAsync(newFolder).ConfigureAwait(false);
        (HashSet<string> oldRecords, IReadOnlyDictionary<string, string> oldFiles) = await TryReadAsync(folder).ConfigureAwait(false);
        int changed = files.Count(file => oldFiles.GetValueOrDefault(file.Key) != file.Value) + oldFiles.Keys.Count(path => !files.ContainsKey(path));
        return new StoreDifference(
            records.Count(static key => key.StartsWith("learnings ", StringComparison.Ordinal)),
            records.Count(static key => key.StartsWith("heuristics ", StringComparison.Ordinal)),
            files.Count,
            oldRecords.Count(key => !records.Contains(key)),
            changed);
    }

    private static async Task<(HashSet<string> Records, IReadOnlyDictionary<string, string> Files)> TryReadAsync(string folder)
    {
        try
        {
            return await ReadAsync(folder).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Database)
        {
            // Absent or damaged: there is nothing to compare with, and that is why somebody restores.
            return ([], new Dictionary<string, string>());
        }
    }

    private static async Task<(HashSet<string> Records, IReadOnlyDictionary<string, string> Files)> ReadAsync(string folder)
    {
        MemoryTables tables = MemoryTables.OpenReadOnly(folder);
        await using (tables.ConfigureAwait(false))
        {
            return tables.Engine.Read(0, static (session, _) =>
            {
                // A database of an older layout may lack some of them.
                HashSet<string> tables = [.. Keys(session, "select name from sqlite_master where type = 'table'")];
                HashSet<string> records =
                [
                    .. RecordKinds.Tables.Where(tables.Contains)
                        .SelectMany(table => Keys(session, $"select '{table} ' || coalesce(uid, id) from {table}")),
                ];
                return (records, DocumentIndex.ReadHashes(session));
            });
        }
    }

    private static IEnumerable<string> Keys(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        while (select.MoveNext())
            yield return select.GetText(0);
    }
}
