using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.Sqlite;

/// <summary>
/// Fixes ELE3006 where the reader has done its work: it is closed before what it was held across. Inside the loop that reads, only the author
/// knows what has to be kept of a row, so nothing is offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HeldReaderCodeFix))]
[Shared]
public sealed class HeldReaderCodeFix : SqliteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.HeldReader];

    private protected override string Title => "Close the reader first";

    private protected override Func<SyntaxNode, SyntaxNode>? Change(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement
            || DeclaredReader(statement, model, cancellation) is not { } reader)
            return null;
        // Used again, in this statement or behind it, or read again in the next round of a loop around it.
        SyntaxNode scope = reader.Scope;
        bool isNeeded = statement.Ancestors().TakeWhile(ancestor => ancestor != scope).Any(IsLoop)
            || scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.SpanStart >= statement.SpanStart
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, reader.Variable));
        if (isNeeded)
            return null;

        StatementSyntax close = SyntaxFactory.ParseStatement($"{reader.Variable.Name}.Close();")
            .WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        StatementSyntax rest = statement.WithLeadingTrivia(statement.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        int index = block.Statements.IndexOf(statement);
        return root => root.ReplaceNode(block, block.WithStatements(block.Statements.Replace(statement, rest).Insert(index, close)));
    }

    /// <summary>The one reader that is declared, before the statement, in a block around it.</summary>
    private static (ILocalSymbol Variable, BlockSyntax Scope)? DeclaredReader(StatementSyntax statement, SemanticModel model, CancellationToken cancellation)
    {
        (ILocalSymbol, BlockSyntax)? found = null;
        foreach (BlockSyntax scope in statement.Ancestors().TakeWhile(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<BlockSyntax>())
        {
            foreach (LocalDeclarationStatementSyntax declaration in scope.Statements.OfType<LocalDeclarationStatementSyntax>())
            {
                if (declaration.SpanStart >= statement.SpanStart)
                    break;
                foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
                {
                    if (model.GetDeclaredSymbol(variable, cancellation) is not ILocalSymbol { Type.Name: "SqliteDataReader" or "SQLiteDataReader" } local)
                        continue;
                    // Of two, the report may mean the other.
                    if (found is not null)
                        return null;
                    found = (local, scope);
                }
            }
        }

        return found;
    }

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
