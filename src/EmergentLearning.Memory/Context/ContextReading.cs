using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Context;

/// <summary>What a source reads from: one consistent view, and what was asked.</summary>
/// <param name="session">The database.</param>
/// <param name="root">The store's folder.</param>
/// <param name="request">What was asked.</param>
internal sealed class ContextReading(IReadSession session, string root, ContextRequest request)
{
    public IReadSession Session => session;

    public string Root => root;

    public ContextRequest Request => request;

    /// <summary>Whether the database has a table with these columns: an original's may have none, or an older one.</summary>
    public bool HasColumns(string table, params IEnumerable<string> columns)
    {
        using IStatement select = session.Prepare("select name from pragma_table_info(?1)");
        select.BindText(1, table);
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (select.MoveNext())
            found.Add(select.GetText(0));
        return found.IsSupersetOf(columns);
    }
}
