using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Something that a database's schema lists.</summary>
/// <param name="Type"><c>table</c>, <c>virtual</c> for a virtual table, <c>index</c>, <c>trigger</c> or <c>view</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">The table that it belongs to.</param>
/// <param name="Sql">The statement that created it.</param>
internal sealed record SchemaObject(string Type, string Name, string Table, string Sql)
{
    /// <summary>Everything that a statement created: not what SQLite made by itself, nor the tables in which a virtual one keeps its rows.</summary>
    public static IReadOnlyList<SchemaObject> ReadAll(IReadSession session)
    {
        var objects = new List<SchemaObject>();
        using IStatement statement = session.Prepare(
            """
            select iif(kind.type = 'virtual', 'virtual', item.type), item.name, item.tbl_name, item.sql
            from main.sqlite_schema item left join pragma_table_list kind on kind.schema = 'main' and kind.name = item.name
            where item.sql is not null and item.name not like 'sqlite!_%' escape '!' and kind.type is not 'shadow'
            """);
        while (statement.MoveNext())
            objects.Add(new(statement.GetText(0), statement.GetText(1), statement.GetText(2), statement.GetText(3)));
        return objects;
    }
}
