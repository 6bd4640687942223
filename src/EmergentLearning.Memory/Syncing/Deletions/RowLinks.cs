using System.Text.Json;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Syncing.Deletions;

/// <summary>Columns by which rows name rows: the database refuses to take a row away that another one names.</summary>
internal static class RowLinks
{
    private static readonly (string Table, string Column, string To)[] Optional =
    [
        ("cycles", "heuristic_id", "heuristics"), ("decisions", "superseded_by", "decisions"),
    ];

    /// <summary>Takes the mention of a row out of those that do without it.</summary>
    public static void Cut(IWriteTransaction transaction, string table, long id)
    {
        foreach ((string from, string column, _) in Optional.Where(link => link.To == table))
        {
            using IStatement update = transaction.Prepare($"update {from} set {column} = null where {column} = ?1");
            update.BindInt64(1, id);
            update.MoveNext();
        }
    }

    /// <summary>The columns of a row that name one that is not there.</summary>
    public static IReadOnlyCollection<string> FindBroken(IReadSession session, string table, string json)
    {
        using var row = JsonDocument.Parse(json);
        return [.. Optional
            .Where(link => link.Table == table && FindKey(row.RootElement, link.Column) is { } id && !StoredRow.Exists(session, link.To, id))
            .Select(static link => link.Column)];
    }

    /// <summary>Whether what a row cannot do without is there: a cycle's experiment.</summary>
    public static bool HasOwner(IReadSession session, string table, string json)
    {
        if (table != "cycles")
            return true;

        using var row = JsonDocument.Parse(json);
        return FindKey(row.RootElement, "experiment_id") is not { } id || StoredRow.Exists(session, "experiments", id);
    }

    private static long? FindKey(JsonElement row, string column) =>
        row.TryGetProperty(column, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
