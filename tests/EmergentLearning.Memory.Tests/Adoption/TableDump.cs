using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Adoption;

/// <summary>Every value of every table, with its type, as SQL writes it.</summary>
internal static class TableDump
{
    public static Dictionary<string, List<string>> Of(string path)
    {
        using SqliteConnection connection = Open(path);
        var tables = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string table in Rows(connection, "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"))
            tables[table] = Dump(connection, table, Columns(connection, table));
        return tables;
    }

    /// <summary>Every table, column and row that was there is there, value for value; more may be.</summary>
    public static void AssertContains(string path, Dictionary<string, List<string>> expected)
    {
        using SqliteConnection connection = Open(path);
        foreach ((string table, List<string> rows) in expected)
        {
            string columns = rows[0];
            Assert.Equal(rows, Dump(connection, table, columns));
        }
    }

    private static List<string> Dump(SqliteConnection connection, string table, string columns)
    {
        string values = string.Join(" || '|' || ", columns.Split(',').Select(column => $"typeof(\"{column}\") || ':' || quote(\"{column}\")"));
        return [columns, .. Rows(connection, $"select hex({values}) from \"{table}\" order by rowid")];
    }

    private static string Columns(SqliteConnection connection, string table) =>
        string.Join(',', Rows(connection, $"select name from pragma_table_info('{table}')"));

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }
}
