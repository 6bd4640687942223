using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>
/// Fixes ELE1001 where the two locks are taken one directly after the other and nothing happens in between: two <c>using</c> declarations, or
/// two nested <c>lock</c> or <c>using</c> statements, change places.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReversedLocksCodeFix))]
[Shared]
public sealed class ReversedLocksCodeFix : LockCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.LockOrderViolated];

    private protected override string Title => "Acquire the two locks in the declared order";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<StatementSyntax>() is not { } second || Before(second) is not { } first || Resource(first) is not { } outer
            || Resource(second) is not { } inner || !inner.Span.Contains(target.Node.Span) || Uses(first, inner) || first.RawKind != second.RawKind)
        {
            return null;
        }

        return target.Root.ReplaceNodes([outer, inner], (node, _) => node == outer ? inner.WithTriviaFrom(outer) : outer.WithTriviaFrom(inner));
    }

    /// <summary>The statement that took the other lock just before: the one above, or the one around.</summary>
    private static StatementSyntax? Before(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax { Parent: BlockSyntax block } when block.Statements.IndexOf(statement) is > 0 and var index =>
            block.Statements[index - 1],
        LockStatementSyntax or UsingStatementSyntax when statement.Parent is BlockSyntax { Statements.Count: 1 } only => only.Parent as StatementSyntax,
        LockStatementSyntax or UsingStatementSyntax => statement.Parent as StatementSyntax,
        _ => null,
    };

    /// <summary>What of the statement says which lock it takes, and what it is called.</summary>
    private static SyntaxNode? Resource(StatementSyntax statement) => statement switch
    {
        LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0 } local when local.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) => local.Declaration,
        LockStatementSyntax locked => locked.Expression,
        UsingStatementSyntax { AwaitKeyword.RawKind: 0, Declaration: { } declaration } => declaration,
        UsingStatementSyntax { AwaitKeyword.RawKind: 0, Expression: { } expression } => expression,
        _ => null,
    };

    private static bool Uses(StatementSyntax first, SyntaxNode inner)
    {
        VariableDeclarationSyntax? declared = (first as LocalDeclarationStatementSyntax)?.Declaration ?? (first as UsingStatementSyntax)?.Declaration;
        return declared?.Variables.Any(variable => inner.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == variable.Identifier.ValueText)) == true;
    }
}
