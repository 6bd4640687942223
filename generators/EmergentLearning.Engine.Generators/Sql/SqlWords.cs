namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Words with a meaning of their own.</summary>
internal static class SqlWords
{
    /// <summary>Words that are values.</summary>
    public static readonly HashSet<string> Literals = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "current_date", "current_time", "current_timestamp",
    };

    /// <summary>Keywords after which a value stands; after any other word, a name may be an alias.</summary>
    public static readonly HashSet<string> BeforeValues = new(
        ("select distinct all from where and or not on by having when then else case in like glob match regexp between is limit "
        + "offset escape values using")
        .Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>SQLite's keywords; a column of such a name is left alone unless it is quoted.</summary>
    public static readonly HashSet<string> Keywords = new(
        ("abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast "
        + "check collate column commit conflict constraint create cross current current_date current_time current_timestamp database "
        + "default deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive exists explain "
        + "fail filter first following for foreign from full generated glob group groups having if ignore immediate in index indexed "
        + "initially inner insert instead intersect into is isnull join key last left like limit match materialized natural no not "
        + "nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary query raise "
        + "range recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint "
        + "select set table temp temporary then ties to transaction trigger unbounded union unique update using vacuum values view "
        + "virtual when where window with within without true false")
        .Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that every table answers to.</summary>
    public static readonly HashSet<string> RowIds = new(StringComparer.OrdinalIgnoreCase) { "rowid", "_rowid_", "oid" };
}
