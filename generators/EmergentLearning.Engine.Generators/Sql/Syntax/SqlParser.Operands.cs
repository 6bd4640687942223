namespace EmergentLearning.Engine.Generators.Sql.Syntax;

// What an expression is made of.
internal sealed partial class SqlParser
{
    private SqlExpression ParsePrimary()
    {
        int first = _position;
        if (Current is not { } token)
            return Failed(first);
        if (token.Kind == SqlTokenKind.Parameter)
        {
            _position++;
            return new ParameterReference { Token = token, First = first, End = _position };
        }

        if (token.Kind is SqlTokenKind.Number or SqlTokenKind.String
            || (token.Kind == SqlTokenKind.Word && SqlWords.Values.Contains(token.Text)))
        {
            _position++;
            return new LiteralExpression { Token = token, First = first, End = _position };
        }

        if (Accept("("))
            return ParseParentheses(first);
        if (Accept("case"))
            return ParseCase(first);
        if (Accept("exists"))
            return ParseExists(first);
        if (Is("cast") && IsAt(1, "("))
            return ParseCast(first);
        return IsIdentifier(token) ? ParseNamed(first) : Failed(first);
    }

    private SqlExpression ParseParentheses(int first)
    {
        if (StartsSelect())
        {
            SelectStatement select = ParseNestedSelect();
            Expect(")");
            return new SubqueryExpression { Select = select, IsExists = false, First = first, End = _position };
        }

        SqlExpression inner = ParseExpression();
        if (Accept(")"))
            return New(Operation.Parentheses, UnaryRank + 1, first, inner);
        Expect(",");
        List<SqlExpression> row = [inner, .. ParseExpressions()];
        Expect(")");
        return New(Operation.Row, UnaryRank + 1, first, [.. row]);
    }

    private SubqueryExpression ParseExists(int first)
    {
        Expect("(");
        SelectStatement select = ParseNestedSelect();
        Expect(")");
        return new SubqueryExpression { Select = select, IsExists = true, First = first, End = _position };
    }

    private Operation ParseCase(int first)
    {
        var parts = new List<SqlExpression>();
        if (!Is("when"))
            parts.Add(ParseExpression());
        do
        {
            Expect("when");
            parts.Add(ParseExpression());
            Expect("then");
            parts.Add(ParseExpression());
        }
        while (Is("when"));
        if (Accept("else"))
            parts.Add(ParseExpression());
        Expect("end");
        return New("case", UnaryRank + 1, first, [.. parts]);
    }

    private Operation ParseCast(int first)
    {
        _position += 2;
        SqlExpression value = ParseExpression();
        Expect("as");
        while (Current is { } word && (IsIdentifier(word) || IsPlainString(word)))
            _position++;
        if (Accept("("))
        {
            ParseExpressions();
            Expect(")");
        }

        Expect(")");
        return New("cast", UnaryRank + 1, first, value);
    }

    private SqlExpression ParseNamed(int first)
    {
        SqlToken name = ParseName();
        if (Accept("("))
            return ParseCall(name, first);

        SqlToken? qualifier = null;
        SqlToken? schema = null;
        while (Accept("."))
        {
            if (schema is not null)
                return Failed(first);
            (schema, qualifier, name) = (qualifier, name, ParseName());
        }

        return new ColumnReference { Name = name, Qualifier = qualifier, Schema = schema, First = first, End = _position };
    }

    private SqlExpression ParseIn(SqlExpression operand, int first, bool isNegated)
    {
        SelectStatement? select = null;
        SqlToken? table = null;
        List<SqlExpression> list = [];
        if (Current is { Kind: SqlTokenKind.Parameter })
        {
            list.Add(ParsePrimary());
        }
        else if (Is("(") && IsAt(1, ")"))
        {
            // SQLite knows the answer and never looks at the operand.
            _position += 2;
            return new LiteralExpression { Token = _text.Tokens[_position - 1], First = first, End = _position };
        }
        else if (Accept("("))
        {
            select = StartsSelect() ? ParseNestedSelect() : null;
            list = select is null ? ParseExpressions() : [];
            Expect(")");
        }
        else
        {
            table = ParseName();
            if (Accept("."))
                table = ParseName();
            if (Accept("("))
            {
                list = Is(")") ? [] : ParseExpressions();
                Expect(")");
            }
        }

        return new InExpression { Operand = operand, IsNegated = isNegated, List = list, Select = select, Table = table, First = first, End = _position };
    }
}
