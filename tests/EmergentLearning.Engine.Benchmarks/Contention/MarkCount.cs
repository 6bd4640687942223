using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>What a database really holds, looked at by another tool.</summary>
/// <param name="Rows">All marks.</param>
/// <param name="Distinct">Marks that differ in writer or number.</param>
internal sealed record MarkCount(long Rows, long Distinct)
{
    public static MarkCount Of(string folder, string where = "true")
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "marks.db")};Pooling=False");
        connection.Open();
        using SqliteCommand count = connection.CreateCommand();
        count.CommandText =
            $"select count(*), (select count(*) from (select distinct writer, number from marks where {where})) from marks where {where}";
        using SqliteDataReader row = count.ExecuteReader();
        row.Read();
        return new MarkCount(row.GetInt64(0), row.GetInt64(1));
    }
}
