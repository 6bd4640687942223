using EmergentLearning.Engine.Migrations;

namespace EmergentLearning.Engine.Authoring;

/// <summary>A <c>create table</c> statement, taken apart.</summary>
/// <param name="Items">The definitions of columns and constraints, as they are written.</param>
/// <param name="Options">What stands behind the last parenthesis.</param>
internal sealed record CreateTable(IReadOnlyList<string> Items, string Options)
{
    public static CreateTable Parse(string sql)
    {
        IReadOnlyList<SqlToken> tokens = SqlTokens.Read(sql);
        var items = new List<string>();
        int depth = 0;
        int start = 0;
        foreach (SqlToken token in tokens)
        {
            if (token.Text == "(" && depth++ == 0)
                start = token.End;
            bool isEnd = depth == 1 && token.Text is "," or ")";
            if (token.Text == ")")
                depth--;
            if (!isEnd || start == 0)
                continue;

            items.Add(sql[start..token.Start].Trim());
            start = token.Text == "," ? token.End : 0;
            if (start == 0)
                return new CreateTable(items, Normal(sql[token.End..]));
        }

        return new CreateTable([], Normal(sql));
    }

    /// <summary>The definition of a column.</summary>
    public string ItemOf(string column) => Items.First(item => SqlTokens.Read(item)[0].IsName(column));

    /// <summary>All of it, told apart by nothing but meaning: not by order, case, quotes or blanks.</summary>
    public IReadOnlyList<string> Normal(IReadOnlyDictionary<string, string>? renames = null) =>
        [.. Items.Select(item => Normal(item, renames)).Append(Options).Order(StringComparer.Ordinal)];

    /// <summary>SQL told apart by nothing but meaning.</summary>
    public static string Normal(string sql, IReadOnlyDictionary<string, string>? renames = null) =>
        string.Join(' ', SqlTokens.Read(sql).Select(token => Normal(token, renames)));

    private static string Normal(SqlToken token, IReadOnlyDictionary<string, string>? renames)
    {
        if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
            return token.Text;

        string name = renames?.GetValueOrDefault(token.Name) ?? token.Name;
        return name.ToLowerInvariant();
    }
}
