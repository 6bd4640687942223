using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Rebuilding;

/// <summary>The rows of every kind as texts that can be compared, one for each value.</summary>
internal static class AllRows
{
    /// <summary>What no file tells (docs/kinds.md): it is only there again when the old database could be read.</summary>
    private static readonly HashSet<string> InRowsAlone = new(StringComparer.Ordinal)
    {
        "id", "updated_at", "heuristics.source_id", "cycles.heuristic_id", "decisions.superseded_by", "spike_reports.usefulness_score",
        "spike_reports.access_count",
    };

    /// <summary>All columns, or those that files tell; of moments that files tell as days, the days.</summary>
    internal static async Task<string[]> ReadAsync(string folder, bool whole)
    {
        MemoryTables tables = MemoryTables.OpenReadOnly(folder);
        await using (tables.ConfigureAwait(false))
            return tables.Engine.Read(whole, static (session, whole) => RecordKinds.Tables.SelectMany(table => Read(session, table, whole)).ToArray());
    }

    /// <summary>Fails with the values that differ.</summary>
    internal static void AssertSame(string[] expected, string[] actual) => Assert.True(
        expected.SequenceEqual(actual),
        $"Lost:\n{string.Join('\n', expected.Except(actual))}\nNew:\n{string.Join('\n', actual.Except(expected))}");

    private static IEnumerable<string> Read(IReadSession session, string table, bool whole)
    {
        string[] columns = [.. Texts(session, $"select name from pragma_table_info('{table}')")
            .Where(column => whole || !(InRowsAlone.Contains(column) || InRowsAlone.Contains($"{table}.{column}")))];
        return columns.SelectMany(column => Texts(session, $"select '{table} ' || uid || ' {column}: ' || {Value(column, whole)} from {table} order by uid"));
    }

    private static string Value(string column, bool whole) => (column, whole) switch
    {
        ("experiment_id", false) => "quote((select uid from experiments where experiments.id = experiment_id))",
        ("last_used_at" or "decayed_at", false) => $"quote(substr({column}, 1, 10))",
        _ => $"quote({column})",
    };

    private static List<string> Texts(IReadSession session, string sql)
    {
        using IStatement select = session.Prepare(sql);
        var texts = new List<string>();
        while (select.MoveNext())
            texts.Add(select.GetText(0));
        return texts;
    }
}
