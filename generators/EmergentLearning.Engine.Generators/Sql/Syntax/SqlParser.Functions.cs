namespace EmergentLearning.Engine.Generators.Sql.Syntax;

// Calls of functions and their windows.
internal sealed partial class SqlParser
{
    private FunctionCall ParseCall(SqlToken name, int first)
    {
        IReadOnlyList<SqlExpression> arguments = [];
        IReadOnlyList<SqlExpression> orderBy = [];
        if (!Accept("*") && !Is(")"))
        {
            if (!Accept("distinct"))
                Accept("all");
            arguments = ParseExpressions();
            orderBy = Is("order") ? ParseOrderBy() : [];
        }

        Expect(")");
        SqlExpression? filter = Is("filter") && IsAt(1, "(") ? ParseFilter() : null;
        WindowDefinition? window = null;
        SqlToken? windowName = null;
        if (Is("over") && IsAt(1, "("))
        {
            _position++;
            window = ParseWindow();
        }
        else if (Is("over") && IsIdentifier(Ahead(1)))
        {
            _position++;
            windowName = ParseName();
        }

        return new FunctionCall
        {
            Name = name,
            Arguments = arguments,
            OrderBy = orderBy,
            Filter = filter,
            Window = window,
            WindowName = windowName,
            First = first,
            End = _position,
        };
    }

    private SqlExpression ParseFilter()
    {
        _position += 2;
        Expect("where");
        SqlExpression filter = ParseExpression();
        Expect(")");
        return filter;
    }

    private WindowDefinition ParseWindow()
    {
        Expect("(");
        bool isNamed = IsIdentifier(Current) && !Is("partition") && !Is("range") && !Is("rows") && !Is("groups");
        SqlToken? extended = isNamed ? ParseName() : null;
        var expressions = new List<SqlExpression>();
        if (Accept("partition"))
        {
            Expect("by");
            expressions.AddRange(ParseExpressions());
        }

        if (Is("order"))
            expressions.AddRange(ParseOrderBy());
        if (Accept("range") || Accept("rows") || Accept("groups"))
            ParseFrame();
        Expect(")");
        return new WindowDefinition(extended, expressions);
    }

    // SQLite looks for no names in a frame.
    private void ParseFrame()
    {
        if (Accept("between"))
        {
            ParseBound();
            Expect("and");
        }

        ParseBound();
        if (!Accept("exclude"))
            return;
        if (!Accept("group") && !Accept("ties"))
        {
            // "no others" or "current row".
            _position += 2;
        }
    }

    private void ParseBound()
    {
        if (Is("current") && IsAt(1, "row"))
        {
            _position += 2;
            return;
        }

        if (!Accept("unbounded"))
            ParseExpression(ComparisonRank);
        if (!Accept("preceding"))
            Expect("following");
    }
}
