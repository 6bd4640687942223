namespace EmergentLearning.Engine.Generators.Sql.Syntax;

// Selects.
internal sealed partial class SqlParser
{
    private bool StartsSelect(int ahead = 0) => IsAt(ahead, "select") || IsAt(ahead, "values") || IsAt(ahead, "with");

    private SelectStatement ParseNestedSelect()
    {
        SelectStatement select = Enter() ? ParseSelect(ParseWith()) : ParseSelect([]);
        _nesting--;
        return select;
    }

    private SelectStatement ParseSelect(IReadOnlyList<CommonTableExpression> commonTables)
    {
        var cores = new List<SelectCore>();
        do
        {
            cores.Add(Is("values") ? ParseValues() : ParseCore());
        }
        while (AcceptCompound());
        return new SelectStatement
        {
            CommonTables = commonTables,
            Cores = cores,
            OrderBy = Is("order") ? ParseOrderBy() : [],
            Limit = ParseLimit(),
        };
    }

    private bool AcceptCompound()
    {
        if (!Accept("union"))
            return Accept("intersect") || Accept("except");
        Accept("all");
        return true;
    }

    private SelectCore ParseValues()
    {
        int first = _position;
        Expect("values");
        var rows = new List<IReadOnlyList<SqlExpression>>();
        do
        {
            Expect("(");
            rows.Add(ParseExpressions());
            Expect(")");
        }
        while (Accept(","));
        return new SelectCore { First = first, Rows = rows };
    }

    private SelectCore ParseCore()
    {
        int first = _position;
        Expect("select");
        if (!Accept("distinct"))
            Accept("all");
        return new SelectCore
        {
            First = first,
            Items = ParseItems(),
            From = Accept("from") ? ParseFrom() : [],
            Where = Accept("where") ? ParseExpression() : null,
            GroupBy = ParseGroupBy(),
            Having = Accept("having") ? ParseExpression() : null,
            Windows = Accept("window") ? ParseWindows() : [],
        };
    }

    private List<SelectItem> ParseItems()
    {
        var items = new List<SelectItem>();
        do
        {
            items.Add(ParseItem());
        }
        while (Accept(","));
        return items;
    }

    private SelectItem ParseItem()
    {
        int first = _position;
        if (Accept("*"))
            return new SelectItem { First = first, End = _position };
        if (Current is { } qualifier && (IsIdentifier(qualifier) || IsPlainString(qualifier)) && IsAt(1, ".") && IsAt(2, "*"))
        {
            _position += 3;
            return new SelectItem { Qualifier = qualifier, First = first, End = _position };
        }

        SqlExpression expression = ParseExpression();
        return new SelectItem { Expression = expression, Alias = ParseAlias(), First = first, End = _position };
    }

    private List<SqlExpression> ParseGroupBy()
    {
        if (!Accept("group"))
            return [];
        Expect("by");
        return ParseExpressions();
    }

    private List<SqlExpression> ParseOrderBy()
    {
        Expect("order");
        Expect("by");
        var terms = new List<SqlExpression>();
        do
        {
            terms.Add(ParseExpression());
            if (!Accept("asc"))
                Accept("desc");
            if (Accept("nulls") && !Accept("first"))
                Expect("last");
        }
        while (Accept(","));
        return terms;
    }

    private IReadOnlyList<SqlExpression> ParseLimit()
    {
        if (!Accept("limit"))
            return [];
        SqlExpression limit = ParseExpression();
        return Accept("offset") || Accept(",") ? [limit, ParseExpression()] : [limit];
    }

    private List<KeyValuePair<string, WindowDefinition>> ParseWindows()
    {
        var windows = new List<KeyValuePair<string, WindowDefinition>>();
        do
        {
            string name = ParseName().Name;
            Expect("as");
            windows.Add(new KeyValuePair<string, WindowDefinition>(name, ParseWindow()));
        }
        while (Accept(","));
        return windows;
    }
}
