using System.Text;
using EmergentLearning.Engine.Migrations;

namespace EmergentLearning.Engine.Authoring;

/// <summary>
/// A query as SQLite can prepare it. <c>in @list</c> is the generator's own: it stands for as many values as the list has.
/// </summary>
internal sealed class QueryText
{
    private readonly List<int> _insertions = [];

    private QueryText(string sql)
    {
        IReadOnlyList<SqlToken> tokens = SqlTokens.Read(sql);
        var text = new StringBuilder(sql);
        for (int i = tokens.Count - 1; i > 0; i--)
        {
            if (tokens[i].Kind != SqlTokenKind.Parameter || !tokens[i - 1].Is("in"))
                continue;
            text.Insert(tokens[i].End, ')').Insert(tokens[i].Start, '(');
            _insertions.AddRange([tokens[i].Start, tokens[i].End]);
        }

        _insertions.Sort();
        Sql = text.ToString();
    }

    public string Sql { get; }

    public static QueryText Of(string sql) => new(sql);

    /// <summary>The place in the query for a place in <see cref="Sql"/>.</summary>
    public int PlaceOf(int offset)
    {
        int inserted = 0;
        foreach (int insertion in _insertions)
            inserted += insertion + inserted < offset ? 1 : 0;
        return offset - inserted;
    }
}
