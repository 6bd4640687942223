using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>Compares the rows of a database with what was acknowledged.</summary>
internal static class RowInspection
{
    /// <summary>Everything acknowledged is there once, with the text that was acknowledged; nothing else is there.</summary>
    /// <param name="session">The database.</param>
    /// <param name="sql">Gives names and texts.</param>
    /// <param name="ledger">What was acknowledged.</param>
    public static IEnumerable<string> Check(IReadSession session, string sql, Ledger ledger)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        using (IStatement select = session.Prepare(sql))
        {
            while (select.MoveNext())
            {
                if (!found.TryAdd(select.GetText(0), select.GetText(1)))
                    wrong.Add($"duplicated: {select.GetText(0)}");
            }
        }

        wrong.AddRange(found.Keys.Where(name => !ledger.Allowed.ContainsKey(name)).Select(name => $"nobody recorded {name}"));
        foreach ((string name, HashSet<string?> allowed) in ledger.Allowed)
        {
            if (!allowed.Contains(found.GetValueOrDefault(name)))
                wrong.Add($"lost: {name} is '{found.GetValueOrDefault(name)}', acknowledged is '{string.Join("' or '", allowed)}'");
        }

        return wrong;
    }

    /// <summary>SQLite's own look at every page, and at every foreign key.</summary>
    public static IEnumerable<string> CheckIntegrity(IReadSession session)
    {
        var wrong = new List<string>();
        using (IStatement check = session.Prepare("pragma integrity_check"))
        {
            while (check.MoveNext())
            {
                if (check.GetText(0) != "ok")
                    wrong.Add($"integrity_check: {check.GetText(0)}");
            }
        }

        using IStatement keys = session.Prepare("pragma foreign_key_check");
        if (keys.MoveNext())
            wrong.Add("foreign_key_check: a reference leads nowhere");
        return wrong;
    }
}
