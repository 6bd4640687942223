namespace EmergentLearning.Engine.Migrations;

/// <summary>The statements of a migration.</summary>
internal static class SqlScript
{
    // Each would end or split the one transaction that the upgrade is, or reach out of the database.
    private static readonly string[] Refused =
        ["begin", "commit", "end", "rollback", "savepoint", "release", "attach", "detach", "vacuum"];

    /// <summary>Cuts a script at its semicolons, but not inside a trigger, and leaves comments between statements out.</summary>
    public static IReadOnlyList<string> Split(string script)
    {
        var statements = new List<string>();
        IReadOnlyList<SqlToken> tokens = SqlTokens.Read(script);
        int first = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text != ";" || (IsTrigger(tokens, first) && !EndsTrigger(tokens, i)))
                continue;
            if (i > first)
                statements.Add(script[tokens[first].Start..tokens[i].Start].Trim());
            first = i + 1;
        }

        if (first < tokens.Count)
            statements.Add(script[tokens[first].Start..].Trim());
        return statements;
    }

    /// <summary>Why a statement must not stand in a migration, or <see langword="null"/>.</summary>
    public static string? Refuse(string statement)
    {
        SqlToken first = SqlTokens.Read(statement)[0];
        return Refused.Any(first.Is) ? $"'{first.Text}' would break the one transaction that a migration is" : null;
    }

    /// <summary>Whether every statement only adds: tables, columns, indexes and what else can be created.</summary>
    public static bool OnlyAdds(string script) => Split(script).All(statement => Adds(SqlTokens.Read(statement)));

    private static bool Adds(IReadOnlyList<SqlToken> tokens) => tokens[0].Is("create")
        || (tokens.Count > 3 && tokens[0].Is("alter") && tokens[3].Is("add"))
        || IsRebuildOfSearch(tokens);

    // insert into "x" ("x") values ('rebuild'): an index for search is filled.
    private static bool IsRebuildOfSearch(IReadOnlyList<SqlToken> tokens) =>
        tokens.Count == 10 && tokens[0].Is("insert") && tokens[2].Name == tokens[4].Name && tokens[8].Text == "'rebuild'";

    private static bool IsTrigger(IReadOnlyList<SqlToken> tokens, int first)
    {
        int second = first + 1;
        if (second < tokens.Count && (tokens[second].Is("temp") || tokens[second].Is("temporary")))
            second++;
        return second < tokens.Count && tokens[first].Is("create") && tokens[second].Is("trigger");
    }

    // As SQLite's own shell decides: "; end ;", because "case … end" may stand before any other semicolon.
    private static bool EndsTrigger(IReadOnlyList<SqlToken> tokens, int semicolon) =>
        semicolon >= 2 && tokens[semicolon - 1].Is("end") && tokens[semicolon - 2].Text == ";";
}
