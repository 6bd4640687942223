namespace EmergentLearning.Engine.Generators.Sql.Syntax;

// The tables of a from.
internal sealed partial class SqlParser
{
    private List<FromTerm> ParseFrom()
    {
        var terms = new List<FromTerm> { ParseTerm([]) };
        while (ParseJoin() is { } join)
            terms.Add(ParseTerm(join));
        return terms;
    }

    /// <summary>The words before <c>join</c>, none for a comma, or <see langword="null"/> when no table follows.</summary>
    private HashSet<string>? ParseJoin()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        if (Accept(","))
            return words;
        while (Current is { } token && IsJoinWord(token))
        {
            words.Add(token.Text.ToLowerInvariant());
            _position++;
        }

        if (Accept("join"))
            return words;
        if (words.Count > 0)
            Fail();
        return null;
    }

    private FromTerm ParseTerm(IReadOnlyCollection<string> join)
    {
        TableSource source = ParseSource();
        SqlExpression? on = Accept("on") ? ParseExpression() : null;
        return new FromTerm { Source = source, Join = join, On = on, Using = on is null && Accept("using") ? ParseNames() : [] };
    }

    private TableSource ParseSource()
    {
        if (Accept("("))
            return ParseNestedSource();

        SqlToken name = ParseName();
        SqlToken? schema = null;
        if (Accept("."))
            (schema, name) = (name, ParseName());
        IReadOnlyList<SqlExpression>? arguments = null;
        if (Accept("("))
        {
            arguments = Is(")") ? [] : ParseExpressions();
            Expect(")");
        }

        SqlToken? alias = ParseAlias();
        SkipIndexHint();
        return new TableSource { Schema = schema, Name = name, Arguments = arguments, Alias = alias };
    }

    private TableSource ParseNestedSource()
    {
        if (!Enter())
            return new TableSource();

        SelectStatement? select = StartsSelect() ? ParseNestedSelect() : null;
        List<FromTerm>? group = select is null ? ParseFrom() : null;
        _nesting--;
        Expect(")");
        return new TableSource { Select = select, Group = group, Alias = ParseAlias() };
    }

    private void SkipIndexHint()
    {
        if (Accept("indexed"))
        {
            Expect("by");
            ParseName();
        }
        else if (Is("not") && IsAt(1, "indexed"))
        {
            _position += 2;
        }
    }
}
