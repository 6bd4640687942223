using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Querying.Searching;

/// <summary>
/// Looks through the text itself for parts of words, in any case of the letters A to Z. For a database without a full-text index, for signs that
/// are no words, for scripts that put no spaces between words, and for half a word.
/// </summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="text">The columns that are looked through, as SQL.</param>
/// <param name="order">How the rows are ordered, as SQL.</param>
/// <param name="shown">The text that a snippet is made of.</param>
internal sealed class PartSearch<TRecord>(string text, string order, Func<TRecord, string> shown)
    where TRecord : class, IRecord<TRecord>
{
    private const int Around = 60;

    /// <summary>The rows that contain all the words.</summary>
    public IReadOnlyList<Found<TRecord>> Search(IReadSession session, IReadOnlyList<string> words, SqlConditions conditions, int take)
    {
        if (words.Count == 0)
            return [];

        IReadOnlyList<TRecord> rows = session.List<TRecord, (string Words, SqlConditions Conditions, int Take)>(
            $"where not exists (select 1 from json_each(?1) as wanted where instr(lower({text}), wanted.value) = 0){conditions.ToSql(3)} order by {order} limit ?2",
            (WordList.ToJson(words), conditions, take),
            static (binder, search) =>
            {
                binder.BindText(1, search.Words);
                binder.BindInt64(2, search.Take);
                search.Conditions.Bind(binder, 3);
            });
        return [.. rows.Select(row => new Found<TRecord>(row, 0, Snippet(shown(row), words[0])))];
    }

    private static string Snippet(string text, string word)
    {
        string line = OneLine.Of(text);
        int at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return OneLine.Of(line, 2 * Around);

        int end = at + word.Length;
        string before = at > Around ? $"…{line[Boundary(line, at - Around)..at]}" : line[..at];
        string after = line.Length - end > Around ? $"{line[end..Boundary(line, end + Around)]}…" : line[end..];
        return $"{before}**{line[at..end]}**{after}";
    }

    private static int Boundary(string line, int at) => at < line.Length && char.IsLowSurrogate(line[at]) ? at + 1 : at;
}
