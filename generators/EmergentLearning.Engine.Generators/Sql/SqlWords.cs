namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Words with a meaning of their own.</summary>
internal static class SqlWords
{
    /// <summary>Words that are values.</summary>
    public static readonly HashSet<string> Literals = Words("null true false current_date current_time current_timestamp");

    /// <summary>Words that are values and never names.</summary>
    public static readonly HashSet<string> Values = Words("null current_date current_time current_timestamp");

    /// <summary>Words before <c>join</c>. Where no join can stand they are names.</summary>
    public static readonly HashSet<string> Joins = Words("cross full inner left natural outer right");

    /// <summary>The keywords that are never names. SQLite takes all others for names where they cannot be keywords.</summary>
    public static readonly HashSet<string> Reserved = Words(
        "add all alter and as autoincrement between case check collate commit constraint create default deferrable delete distinct drop "
        + "else escape except exists foreign from group having in index insert intersect into is isnull join limit not nothing notnull "
        + "null on or order primary references returning select set table then to transaction union unique update using values when where");

    /// <summary>Names that every table answers to.</summary>
    public static readonly HashSet<string> RowIds = Words("rowid _rowid_ oid");

    /// <summary>Functions that make one row of many.</summary>
    public static readonly HashSet<string> Aggregates = Words(
        "avg count group_concat string_agg max min sum total json_group_array json_group_object jsonb_group_array jsonb_group_object");

    /// <summary>Operators that compare a value with another.</summary>
    public static readonly HashSet<string> Comparisons = new(["=", "==", "<>", "!=", "<", "<=", ">", ">=", "is", "is not"], StringComparer.Ordinal);

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
