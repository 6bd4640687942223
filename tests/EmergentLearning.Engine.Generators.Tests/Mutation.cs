namespace EmergentLearning.Engine.Generators.Tests;

/// <summary>Changes a query in one small way.</summary>
internal static class Mutation
{
    private static readonly string[] Words =
    [
        "topic", "id", "notes", "tags", "name", "x", "(", ")", ",", ".", "*", "as", "from", "select", "where", "join", "'", "\"", "[", "]", "@a", "?", ";",
        "title", "status", "tickets", "users", "t", "u", "null", "is", "and", "or", "left", "on", "using (id)", "case when", "exists", "recursive", "values", "{0}", "\\",
        "order by", "group by", "union", "with", "/*", "--", "\n", "not", "distinct", "1", "limit", "in", "over", "cast(", "end", "key", "on", "n",
    ];

    public static string Of(string sql, Random random)
    {
        string[] words = sql.Split(' ');
        int at = random.Next(words.Length);
        int other = random.Next(words.Length);
        string word = Words[random.Next(Words.Length)];
        switch (random.Next(6))
        {
            case 0:
                words[at] = "";
                break;
            case 1:
                words[at] = word;
                break;
            case 2:
                words[at] += " " + word;
                break;
            case 3:
                (words[at], words[other]) = (words[other], words[at]);
                break;
            case 4:
                words[at] = words[other];
                break;
            default:
                int cut = random.Next(sql.Length);
                return sql.Remove(cut, Math.Min(random.Next(1, 4), sql.Length - cut));
        }

        return string.Join(' ', words);
    }
}
