using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2009: the deletion goes, and the move that follows it overwrites.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeleteThenMoveCodeFix))]
[Shared]
public sealed class DeleteThenMoveCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.DeleteThenMove];

    /// <inheritdoc />
    protected override string Title => "Rename over the file, without deleting it first";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } delete)
            return null;
        StatementSyntax whole = (StatementSyntax?)Guard(delete) ?? delete;
        if (whole.Parent is not BlockSyntax block || HasComment(whole))
            return null;
        int next = block.Statements.IndexOf(whole) + 1;
        if (next >= block.Statements.Count || MoveOf(block.Statements[next], model, cancellation) is not { } move)
            return null;

        // What decided about the deletion decides about the overwriting.
        string flag = whole is IfStatementSyntax { Condition: IdentifierNameSyntax condition } ? condition.ToString() : "true";
        ArgumentSyntax overwrite = SyntaxFactory.ParseArgumentList($"(overwrite: {flag})").Arguments[0].WithLeadingTrivia(SyntaxFactory.Space);
        BlockSyntax moved = block.ReplaceNode(move.ArgumentList, move.ArgumentList.AddArguments(overwrite));
        StatementSyntax first = moved.Statements[next - 1];
        StatementSyntax last = moved.Statements[next].WithLeadingTrivia(first.GetLeadingTrivia());
        moved = moved.WithStatements(moved.Statements.Replace(moved.Statements[next], last).RemoveAt(next - 1));
        return root.ReplaceNode(block, moved);
    }

    /// <summary>A move or copy of a file that says nothing yet about overwriting.</summary>
    private static InvocationExpressionSyntax? MoveOf(StatementSyntax statement, SemanticModel model, CancellationToken cancellation) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax move }
        && model.GetSymbolInfo(move, cancellation).Symbol is IMethodSymbol { Name: "Move" or "MoveTo" or "Copy" or "CopyTo" } method
        && method.ContainingType.Name is "File" or "IFile" or "FileInfo" or "IFileInfo" or "FileInfoBase"
        && move.ArgumentList.Arguments.Count == method.Parameters.Length
        && method.Parameters.All(parameter => parameter.Type.SpecialType != SpecialType.System_Boolean)
            ? move
            : null;

    /// <summary><c>if (File.Exists(path)) File.Delete(path);</c> goes as a whole.</summary>
    private static IfStatementSyntax? Guard(ExpressionStatementSyntax delete)
    {
        IfStatementSyntax? guard = delete.Parent switch
        {
            IfStatementSyntax direct => direct,
            BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax around } => around,
            _ => null,
        };
        return guard is { Else: null,
            Condition: IdentifierNameSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exists" } } }
            ? guard
            : null;
    }

    private static bool HasComment(StatementSyntax statement) => statement.DescendantTrivia().Any(
        trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia && statement.Span.Contains(trivia.Span));
}
