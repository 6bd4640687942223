using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>What a copy of a database is compared by.</summary>
internal static class RowCounts
{
    /// <summary>How many rows every table has.</summary>
    public static IReadOnlyDictionary<string, long> Read(IReadSession session)
    {
        var names = new List<string>();
        using (IStatement tables = session.Prepare("select name from main.sqlite_schema where type = 'table' and rootpage > 0"))
        {
            // Virtual tables have no page of their own; the tables in which they keep their rows do.
            while (tables.MoveNext())
                names.Add(tables.GetText(0));
        }

        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            using IStatement count = session.Prepare($"select count(*) from main.{SqlName.Quote(name)}");
            count.MoveNext();
            counts[name] = count.GetInt64(0);
        }

        return counts;
    }

    /// <summary>SQLite's verdict: <c>ok</c>, or what is wrong.</summary>
    public static string CheckIntegrity(IReadSession session)
    {
        var findings = new List<string>();
        using IStatement statement = session.Prepare("PRAGMA integrity_check(10)");
        while (statement.MoveNext())
            findings.Add(statement.GetText(0));
        return string.Join("; ", findings);
    }
}
