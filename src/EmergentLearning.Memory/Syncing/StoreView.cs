using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Memory.Syncing;

/// <summary>What the database says about its files, all from one moment.</summary>
/// <param name="Hashes">The hash of each file that there ought to be, by path.</param>
/// <param name="Queued">Paths whose files are still to be written: until they are, a difference is no news.</param>
internal sealed record StoreView(IReadOnlyDictionary<string, string> Hashes, IReadOnlySet<string> Queued)
{
    /// <summary>The rows that ought to have a file and have none.</summary>
    public required IReadOnlyList<UnfiledRow> UnfiledRows { get; init; }

    /// <summary>Reads it; of rows only what is needed, because there may be many.</summary>
    public static StoreView Read(IReadSession session)
    {
        IReadOnlyDictionary<string, string> hashes = DocumentIndex.ReadHashes(session);
        return new StoreView(hashes, DocumentIndex.ReadQueuedPaths(session))
        {
            UnfiledRows =
            [
                .. ReadRows(session, "learnings", "select id, filepath from learnings where type = 'failure' order by id")
                    .Where(row => !hashes.ContainsKey(row.Path)),
                .. ReadRows(session, "heuristics", "select id, domain from heuristics where filepath is null order by id"),
                .. RecordKinds.WithFiles.Where(static kind => kind.WritesFilesOfRows).SelectMany(kind => ReadRows(
                    session, kind.Table, $"select id, {kind.FindField(kind.Layout.Title)!.Column} from {kind.Table} where filepath is null order by id")),
            ],
        };
    }

    private static IEnumerable<UnfiledRow> ReadRows(IReadSession session, string table, string sql)
    {
        using IStatement select = session.Prepare(sql);
        while (select.MoveNext())
            yield return new UnfiledRow(table, select.GetInt64(0), select.GetText(1));
    }
}
