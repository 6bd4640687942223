using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Something that a database's schema lists.</summary>
/// <param name="Type"><c>table</c>, <c>index</c>, <c>trigger</c> or <c>view</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table that it belongs to.</param>
/// <param name="Sql">The statement that created it.</param>
internal sealed record SchemaObject(string Type, string Name, string Table, string Sql)
{
    /// <summary>Everything that a statement created; what SQLite made by itself has none.</summary>
    public static IReadOnlyList<SchemaObject> ReadAll(IReadSession session)
    {
        var objects = new List<SchemaObject>();
        using IStatement statement = session.Prepare(
            "select type, name, tbl_name, sql from main.sqlite_schema where sql is not null and name not like 'sqlite!_%' escape '!'");
        while (statement.MoveNext())
            objects.Add(new(statement.GetText(0), statement.GetText(1), statement.GetText(2), statement.GetText(3)));
        return objects;
    }
}
