using System.Text.RegularExpressions;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Health;

/// <summary>
/// Whether full-text indexes know the rows that there are. SQLite's own check of an index is a statement that writes, so it is not run here: its
/// structure is part of the check of the database, and here the rows are compared, by their numbers and in both directions.
/// </summary>
internal static partial class FullTextCheck
{
    /// <summary>Compares every index that has a table of its own behind it.</summary>
    public static HealthCheck Run(IReadSession session)
    {
        List<(string Index, string? Table)> indexes = ReadIndexes(session);
        var wrong = new List<string>();
        foreach ((string index, string? table) in indexes)
        {
            if (table is not null && Count(session, index, table) is > 0 and long rows)
                wrong.Add($"{rows} rows of {table}");
        }

        return (indexes.Count, wrong.Count) switch
        {
            (0, _) => new HealthCheck("full text", HealthState.Good, "the store has no full-text index"),
            (int count, 0) => new HealthCheck("full text", HealthState.Good, $"{count} indexes know the rows that there are"),
            _ => new HealthCheck(
                "full text", HealthState.Warning, $"an index and its table differ: {string.Join(", ", wrong)}; rebuild it with RebuildSearchAsync, or with the tool that made it"),
        };
    }

    private static List<(string Index, string? Table)> ReadIndexes(IReadSession session)
    {
        using IStatement select = session.Prepare("select name, sql from sqlite_schema where type = 'table' and sql like 'create virtual table%fts5%' order by name");
        var indexes = new List<(string, string?)>();
        while (select.MoveNext())
            indexes.Add((select.GetText(0), Content().Match(select.GetText(1)) is { Success: true } content ? content.Groups["table"].Value : null));
        return indexes;
    }

    private static long Count(IReadSession session, string index, string table)
    {
        string sizes = Quoted(index + "_docsize");
        string rows = Quoted(table);
        using IStatement select = session.Prepare(
            $"select (select count(*) from {sizes} where id not in (select rowid from {rows})) + (select count(*) from {rows} where rowid not in (select id from {sizes}))");
        select.MoveNext();
        return select.GetInt64(0);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex("""\bcontent\s*=\s*['"]?(?<table>\w+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Content();
}
