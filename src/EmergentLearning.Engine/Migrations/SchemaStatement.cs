namespace EmergentLearning.Engine.Migrations;

/// <summary>A statement that creates something which belongs to a table.</summary>
/// <param name="Kind"><c>index</c>, <c>trigger</c>, <c>view</c> or <c>table</c>.</param>
/// <param name="Name">The name of what it creates.</param>
/// <param name="NeedsFilling">Whether it is an index for search over a table that may have rows already.</param>
internal sealed record SchemaStatement(string Kind, string Name, bool NeedsFilling)
{
    private static readonly string[] Kinds = ["table", "index", "trigger", "view"];

    /// <summary>Whether SQLite drops it together with its table.</summary>
    public bool GoesWithTable => Kind is "index" or "trigger";

    public string Drop => $"drop {Kind} if exists {SqlName.Quote(Name)}";

    /// <summary>Has an index for search take in the rows that are there.</summary>
    public string Fill => $"insert into {SqlName.Quote(Name)} ({SqlName.Quote(Name)}) values ('rebuild')";

    public static SchemaStatement Of(string sql)
    {
        IReadOnlyList<SqlToken> tokens = SqlTokens.Read(sql);
        string kind = Kinds.First(kind => tokens.Take(3).Any(token => token.Is(kind)));
        bool isSearch = tokens.Any(token => token.Is("fts5")) && tokens.Any(token => token.Is("content"));
        return new SchemaStatement(kind, SqlName.OfCreated(sql), isSearch);
    }
}
