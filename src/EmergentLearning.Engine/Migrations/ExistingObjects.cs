using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>What a database's schema has, by name in any case: read with one question, because a store asks after a hundred names whenever it is opened.</summary>
internal sealed class ExistingObjects
{
    // By name alone: what the engine makes never shares a name, though SQLite would let a trigger have a table's.
    private readonly Dictionary<string, string?> _sql = new(StringComparer.OrdinalIgnoreCase);

    private ExistingObjects()
    {
    }

    public static ExistingObjects Read(IReadSession session)
    {
        var objects = new ExistingObjects();
        using IStatement statement = session.Prepare("select name, sql from main.sqlite_schema");
        while (statement.MoveNext())
            objects._sql.TryAdd(statement.GetText(0), statement.IsNull(1) ? null : statement.GetText(1));
        return objects;
    }

    /// <summary>Whether there is something of that name.</summary>
    public bool Has(string name) => _sql.ContainsKey(name);

    /// <summary>Whether a table is there just as a statement that creates it would make it, and nobody has altered it.</summary>
    /// <param name="createTable">The statement, with the table's name in double quotes.</param>
    /// <param name="name">The table's name.</param>
    public bool IsMadeBy(string createTable, string name) =>
        SqlOf(name) is { } sql
        && sql.StartsWith("CREATE TABLE ", StringComparison.Ordinal)
        && SqlName.FromNameOn(sql).SequenceEqual(SqlName.FromNameOn(createTable));

    /// <summary>The statement that created it; <see langword="null"/> for what is not there, and for what SQLite made by itself.</summary>
    public string? SqlOf(string name) => _sql.GetValueOrDefault(name);
}
