namespace EmergentLearning.Engine.Generators.Sql.Syntax;

// Expressions, by the precedence of their operators.
internal sealed partial class SqlParser
{
    private const int NotRank = 3;
    private const int EqualityRank = 4;
    private const int ComparisonRank = 5;
    private const int UnaryRank = 11;

    // Each of these goes one level deeper, where a chain of "and" does not.
    private const int LongestNestedChain = 50;

    private static readonly Dictionary<string, int> Ranks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["or"] = 1, ["and"] = 2,
        ["="] = EqualityRank, ["=="] = EqualityRank, ["<>"] = EqualityRank, ["!="] = EqualityRank, ["is"] = EqualityRank,
        ["like"] = EqualityRank, ["glob"] = EqualityRank, ["regexp"] = EqualityRank, ["match"] = EqualityRank,
        ["between"] = EqualityRank, ["in"] = EqualityRank, ["isnull"] = EqualityRank, ["notnull"] = EqualityRank, ["not"] = EqualityRank,
        ["<"] = ComparisonRank, ["<="] = ComparisonRank, [">"] = ComparisonRank, [">="] = ComparisonRank,
        ["&"] = 6, ["|"] = 6, ["<<"] = 6, [">>"] = 6,
        ["+"] = 7, ["-"] = 7, ["*"] = 8, ["/"] = 8, ["%"] = 8,
        ["||"] = 9, ["->"] = 9, ["->>"] = 9, ["collate"] = 10,
    };

    private List<SqlExpression> ParseExpressions()
    {
        var expressions = new List<SqlExpression>();
        do
        {
            expressions.Add(ParseExpression());
        }
        while (Accept(","));
        return expressions;
    }

    private SqlExpression ParseExpression(int weakest = 1)
    {
        int first = _position;
        SqlExpression left = Enter() ? ParsePrefix() : Failed(first);
        for (int nested = 0; RankOf(Current) is int rank && rank >= weakest;)
        {
            bool joins = left is Operation operation && operation.Rank == rank && rank is not (EqualityRank or ComparisonRank);
            if (!joins && ++nested > LongestNestedChain)
                Fail();
            left = ParseInfix(left, first, rank);
        }

        _nesting--;
        return left;
    }

    private static int? RankOf(SqlToken? token) =>
        token is { Kind: SqlTokenKind.Word or SqlTokenKind.Symbol } && Ranks.TryGetValue(token.Text, out int rank) ? rank : null;

    private SqlExpression ParsePrefix()
    {
        int first = _position;
        if (Accept("not"))
            return New("not", NotRank, first, ParseExpression(NotRank));
        return Accept("-") || Accept("+") || Accept("~") ? New("sign", UnaryRank, first, ParseExpression(UnaryRank)) : ParsePrimary();
    }

    private SqlExpression ParseInfix(SqlExpression left, int first, int rank)
    {
        if (_failed)
            return left;
        string word = Current!.Text.ToLowerInvariant();
        if (rank == EqualityRank)
            return ParseEquality(left, first, word);

        _position++;
        if (word == "collate")
        {
            ParseName();
            return New(word, rank, first, left);
        }

        SqlExpression right = ParseExpression(rank + 1);
        if (rank == ComparisonRank || left is not Operation operation || operation.Rank != rank)
            return New(word, rank, first, left, right);
        operation.Append(right);
        return operation;
    }

    private SqlExpression ParseEquality(SqlExpression left, int first, string word)
    {
        _position++;
        bool isNegated = word == "not";
        if (isNegated)
        {
            word = Current?.Text.ToLowerInvariant() ?? "";
            _position++;
        }

        switch (word)
        {
            case "in":
                return ParseIn(left, first, isNegated);
            case "between":
                SqlExpression low = ParseExpression(ComparisonRank);
                Expect("and");
                return New(isNegated ? "not between" : word, EqualityRank, first, left, low, ParseExpression(ComparisonRank));
            case "like" or "glob" or "regexp" or "match":
                SqlExpression pattern = ParseExpression(ComparisonRank);
                return Accept("escape")
                    ? New(word, EqualityRank, first, left, pattern, ParseExpression(ComparisonRank))
                    : New(isNegated ? "not like" : word, EqualityRank, first, left, pattern);
            case "isnull" or "notnull" when !isNegated:
                return New(word, EqualityRank, first, left);
            case "null" when isNegated:
                return New("notnull", EqualityRank, first, left);
            default:
                return isNegated ? Failed(first) : ParseComparison(left, first, word);
        }
    }

    private Operation ParseComparison(SqlExpression left, int first, string word)
    {
        if (word == "is")
        {
            if (Accept("not"))
                word = "is not";
            if (Is("distinct") && IsAt(1, "from"))
            {
                _position += 2;
                word = word == "is" ? "is not" : "is";
            }
        }

        return New(word, EqualityRank, first, left, ParseExpression(ComparisonRank));
    }

    private Operation New(string name, int rank, int first, params SqlExpression[] operands) =>
        new(name, rank, operands) { First = first, End = _position };

    private LiteralExpression Failed(int first)
    {
        Fail();
        return new LiteralExpression { Token = Nothing, First = first, End = first };
    }
}
