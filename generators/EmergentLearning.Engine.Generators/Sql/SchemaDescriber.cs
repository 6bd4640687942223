using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Puts what a store holds into the words of the database, to be compared with what was released.</summary>
internal static class SchemaDescriber
{
    public static StoreSchemaModel Describe(DeclaredSchema declared) => new()
    {
        Type = declared.Type,
        Database = declared.Database,
        TableClasses = declared.TableClasses,
        Tables = declared.Tables.Select(Describe).ToEquatable(),
        DataMigrations = declared.DataMigrations,
    };

    private static TableShape Describe(DeclaredTable declared)
    {
        TableSql sql = SqliteDialect.Describe(declared.Table);
        return new TableShape
        {
            Name = declared.Table.Name,
            // A foreign key is part of the statement that creates the table.
            Columns = sql.Columns.Select(column => column with { References = null }).ToEquatable(),
            Create = sql.CreateTable,
            Objects = sql.FullText is { } search ? new([.. sql.CreateIndexes, search.Create, .. search.Triggers]) : sql.CreateIndexes,
            WasNamed = declared.WasNamed,
            Renames = declared.Renames,
        };
    }
}
