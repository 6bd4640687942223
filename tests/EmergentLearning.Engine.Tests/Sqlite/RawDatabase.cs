using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Tests.Sqlite;

/// <summary>A database as another tool opens it: no pragmas of ours, no gate.</summary>
internal sealed class RawDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    private RawDatabase(SqliteConnection connection) => _connection = connection;

    public static RawDatabase Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return new RawDatabase(connection);
    }

    public static string Inode(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true })!;
        string inode = stat.StandardOutput.ReadToEnd().Trim();
        stat.WaitForExit();
        return inode;
    }

    public void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public object? Scalar(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Every row of every table.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Dump() =>
        Rows("select name from sqlite_schema where type = 'table' order by name")
            .ToDictionary(table => table, table => DumpTable(table, Columns(table)), StringComparer.Ordinal);

    public IReadOnlyList<string> Columns(string table) => Rows($"select name from pragma_table_info('{table.Replace("'", "''")}')");

    /// <summary>Every value of every row with its type, exactly: text as its bytes, which need not be UTF-8.</summary>
    public IReadOnlyList<string> DumpTable(string table, IReadOnlyList<string> columns) =>
        Rows($"select {string.Join(" || '|' || ", columns.Select(Exact))} from \"{table}\" order by 1");

    public void Dispose() => _connection.Dispose();

    private static string Exact(string column)
    {
        string name = "\"" + column.Replace("\"", "\"\"") + "\"";
        return $"typeof({name}) || ':' || case typeof({name}) when 'text' then hex({name}) else quote({name}) end";
    }

    private List<string> Rows(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
