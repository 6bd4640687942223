namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>
/// Parses SQLite's selects and writes by recursive descent. What it does not understand, or finds nested too deep, gives no statement:
/// it never throws, and never guesses.
/// </summary>
internal sealed partial class SqlParser
{
    // Nobody writes deeper by hand, and the smallest stack that a compiler runs on holds several times as much.
    private const int DeepestNesting = 100;

    private readonly SqlText _text;
    private int _position;
    private int _nesting;
    private bool _failed;

    private SqlParser(SqlText text) => _text = text;

    private SqlToken? Current => _position < _text.Tokens.Count ? _text.Tokens[_position] : null;

    /// <summary>The statement, or <see langword="null"/> when it is not understood.</summary>
    public static ParsedStatement? Parse(SqlText text)
    {
        var parser = new SqlParser(text);
        ParsedStatement statement = parser.ParseStatement();
        while (parser.Accept(";"))
        {
            // Empty statements after the last are none.
        }

        return parser._failed || parser._position < text.Tokens.Count ? null : statement;
    }

    private ParsedStatement ParseStatement()
    {
        IReadOnlyList<CommonTableExpression> commonTables = ParseWith();
        return Is("select") || Is("values")
            ? new ParsedStatement(ParseSelect(commonTables), null)
            : new ParsedStatement(null, ParseWrite(commonTables));
    }

    private List<CommonTableExpression> ParseWith()
    {
        if (!Accept("with"))
            return [];

        // A table may bear the name "recursive".
        if (Is("recursive") && !IsAt(1, "as") && !IsAt(1, "("))
            _position++;
        var tables = new List<CommonTableExpression>();
        do
        {
            tables.Add(ParseCommonTable());
        }
        while (Accept(","));
        return tables;
    }

    private CommonTableExpression ParseCommonTable()
    {
        SqlToken name = ParseName();
        IReadOnlyList<SqlToken> columns = Is("(") ? ParseNames() : [];
        Expect("as");
        if (Is("not") && IsAt(1, "materialized"))
            _position++;
        Accept("materialized");
        Expect("(");
        SelectStatement select = ParseNestedSelect();
        Expect(")");
        return new CommonTableExpression(name, columns, select);
    }

    private List<SqlToken> ParseNames()
    {
        Expect("(");
        var names = new List<SqlToken>();
        do
        {
            names.Add(ParseName());
        }
        while (Accept(","));
        Expect(")");
        return names;
    }
}
