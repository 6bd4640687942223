using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>One member's body while a rule looks at it: its values, found when they are first needed, and what has been reported.</summary>
internal sealed class SqliteBody(SqliteSymbols symbols, ImmutableArray<IOperation> blocks)
{
    private readonly Lazy<SqliteValues> _values = new(() => new SqliteValues(symbols, blocks));
    private readonly HashSet<TextSpan> _reported = [];

    public SqliteSymbols Symbols { get; } = symbols;

    public ImmutableArray<IOperation> Blocks { get; } = blocks;

    public SqliteValues Values => _values.Value;

    /// <summary>Where to report: at the literal where it stands in this body, so that it can be mended, else where it is used.</summary>
    public SyntaxNode Nearest(IOperation literal, IOperation use) =>
        Blocks.Any(block => block.Syntax.SyntaxTree == literal.Syntax.SyntaxTree && block.Syntax.FullSpan.Contains(literal.Syntax.Span))
            ? literal.Syntax
            : use.Syntax;

    /// <summary>True the first time: a text that reaches SQLite on two ways is one fault.</summary>
    public bool IsNew(SyntaxNode node) => _reported.Add(node.Span);
}
