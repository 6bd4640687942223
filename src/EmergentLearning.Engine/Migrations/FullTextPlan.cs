using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>
/// Brings a table's full-text index to what the schema says. All of it follows from the table's rows, so what differs is dropped and made
/// anew: the rows that are there already are found from the first moment on.
/// </summary>
internal static class FullTextPlan
{
    /// <summary>The statements that are left to run; none when the index is as it should be.</summary>
    public static IEnumerable<string> Steps(ExistingObjects existing, TableSchema table)
    {
        if (table.FullText is not { } index)
            return [];

        string[] wanted = [index.CreateSql, .. index.CreateTriggerSql];
        (string Sql, string? Existing)[] parts = [.. wanted.Select(sql => (sql, existing.SqlOf(SqlName.OfCreated(sql))))];
        if (parts.All(part => part.Existing is not null && SqlName.FromNameOn(part.Existing).SequenceEqual(SqlName.FromNameOn(part.Sql))))
            return [];

        // The triggers first: they write into the index.
        IEnumerable<string> drops = parts.Reverse()
            .Where(part => part.Existing is not null)
            .Select(part => $"drop {(part.Sql == index.CreateSql ? "table" : "trigger")} {SqlName.Quote(SqlName.OfCreated(part.Sql))}");
        return [.. drops, .. wanted, index.RebuildSql];
    }
}
