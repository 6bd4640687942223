namespace EmergentLearning.Engine.Analyzers.Sqlite.Sql;

/// <summary>Reads which statements a piece of SQL holds. It is no parser: it knows what the first words of a statement say.</summary>
internal static class SqlText
{
    private static readonly HashSet<string> Writers =
        ["INSERT", "REPLACE", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "REINDEX", "ANALYZE"];

    private static readonly HashSet<string> WrittenPragmas = ["USER_VERSION", "APPLICATION_ID"];

    private static readonly HashSet<string> Weak = ["OFF", "0", "FALSE", "NO", "NORMAL", "1", "ON", "TRUE", "YES"];

    private static readonly HashSet<string> Normal = ["NORMAL", "1", "ON", "TRUE", "YES"];

    /// <summary>What the statements do, in their order.</summary>
    public static IReadOnlyList<SqlVerb> Verbs(string sql) => [.. Statements(SqlWords.Read(sql)).Select(Verb)];

    /// <summary><c>OFF</c> or <c>NORMAL</c>, if some statement sets <c>synchronous</c> to it; else null.</summary>
    public static string? WeakSync(string sql)
    {
        // Most strings of a program are no SQL, and most SQL sets no pragma.
        if (sql.IndexOf("synchronous", StringComparison.OrdinalIgnoreCase) < 0)
            return null;
        foreach (List<string> statement in Statements(SqlWords.Read(sql)))
        {
            if (Pragma(statement) is ("SYNCHRONOUS", { } value) && Weak.Contains(value))
                return Normal.Contains(value) ? "NORMAL" : "OFF";
        }

        return null;
    }

    private static SqlVerb Verb(List<string> words)
    {
        switch (words[0])
        {
            case "BEGIN":
                // What only the running program knows may be IMMEDIATE.
                return words.Count > 1 && (words[1] is "IMMEDIATE" or "EXCLUSIVE" || words[1][0] == Holes.Mark)
                    ? SqlVerb.BeginsLocked
                    : SqlVerb.BeginsDeferred;
            case "COMMIT" or "END":
                return SqlVerb.Ends;
            case "ROLLBACK":
                return words.Contains("TO") ? SqlVerb.Other : SqlVerb.Ends;
            case "PRAGMA":
                return VerbOfPragma(words);
            case "WITH":
                return Writers.Contains(AfterCommonTables(words)) ? SqlVerb.Writes : SqlVerb.Other;
            default:
                return Writers.Contains(words[0]) && !IsTemporary(words) ? SqlVerb.Writes : SqlVerb.Other;
        }
    }

    private static SqlVerb VerbOfPragma(List<string> words) => Pragma(words) switch
    {
        ("SYNCHRONOUS", { } value) when Weak.Contains(value) => SqlVerb.WeakensSync,
        ({ } name, not null) when WrittenPragmas.Contains(name) => SqlVerb.Writes,
        _ => SqlVerb.Other,
    };

    /// <summary>Name and value of <c>PRAGMA [schema.]name = value</c> or <c>PRAGMA [schema.]name(value)</c>.</summary>
    private static (string? Name, string? Value) Pragma(List<string> words)
    {
        if (words.Count < 2 || words[0] != "PRAGMA")
            return default;
        int name = words.Count > 3 && words[2] == "." ? 3 : 1;
        bool hasValue = words.Count > name + 2 && words[name + 1] is "=" or "(";
        return (words[name], hasValue ? words[name + 2].TrimStart(SqlWords.Quoted[0]) : null);
    }

    /// <summary>The first keyword behind the parentheses of the common tables.</summary>
    private static string AfterCommonTables(List<string> words)
    {
        int depth = 0;
        foreach (string word in words)
        {
            if (word == "(")
                depth++;
            else if (word == ")")
                depth--;
            else if (depth == 0 && word is "SELECT" or "VALUES" or "INSERT" or "REPLACE" or "UPDATE" or "DELETE")
                return word;
        }

        return "";
    }

    /// <summary>Temporary tables live in a file of their own, for which nobody else has to wait.</summary>
    private static bool IsTemporary(List<string> words)
    {
        if (words.Count > 1 && words[1] is "TEMP" or "TEMPORARY")
            return true;
        int dot = words.IndexOf(".");
        return dot is > 0 and < 8 && words[dot - 1] is "TEMP" && !words.Take(dot).Contains("(");
    }

    /// <summary>Cut at semicolons, but not inside the body of a trigger.</summary>
    private static IEnumerable<List<string>> Statements(List<string> words)
    {
        var statement = new List<string>();
        bool inTrigger = false;
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] != ";")
            {
                statement.Add(words[i]);
                inTrigger |= statement.Count <= 3 && statement[0] == "CREATE" && words[i] == "TRIGGER";
                continue;
            }

            if (inTrigger && !(i > 1 && words[i - 1] == "END" && words[i - 2] == ";"))
                continue;
            if (statement.Count > 0)
                yield return statement;
            statement = [];
            inTrigger = false;
        }

        if (statement.Count > 0)
            yield return statement;
    }
}
