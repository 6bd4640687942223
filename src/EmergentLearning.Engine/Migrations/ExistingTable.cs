using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>A table or view as it lies in the database.</summary>
/// <param name="Kind"><c>table</c> or <c>view</c>.</param>
/// <param name="Columns">The names of its columns, compared as SQLite compares them: without regard to case.</param>
/// <param name="IntegerKey">The column that is its integer primary key, or <see langword="null"/>.</param>
internal sealed record ExistingTable(string Kind, IReadOnlySet<string> Columns, string? IntegerKey)
{
    /// <summary>Looks the table up.</summary>
    /// <returns><see langword="null"/> when nothing of that name is there.</returns>
    public static ExistingTable? Find(IReadSession session, string name)
    {
        string? kind = FindKind(session, name);
        if (kind is null)
            return null;

        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var keys = new List<(string Name, string Type)>();
        using IStatement statement = session.Prepare("select name, type, pk from pragma_table_xinfo(?1, 'main')");
        statement.BindText(1, name);
        while (statement.MoveNext())
        {
            columns.Add(statement.GetText(0));
            if (statement.GetInt64(2) > 0)
                keys.Add((statement.GetText(0), statement.GetText(1)));
        }

        bool integer = keys.Count == 1 && keys[0].Type.Equals("integer", StringComparison.OrdinalIgnoreCase);
        return new ExistingTable(kind, columns, integer ? keys[0].Name : null);
    }

    private static string? FindKind(IReadSession session, string name)
    {
        using IStatement statement = session.Prepare(
            "select type from main.sqlite_schema where name = ?1 collate nocase and type in ('table', 'view')");
        statement.BindText(1, name);
        return statement.MoveNext() ? statement.GetText(0) : null;
    }
}
