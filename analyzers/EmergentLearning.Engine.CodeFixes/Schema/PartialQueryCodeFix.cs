using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>
/// Fixes ELE0011 where a query method is not partial, and has no body or one that does nothing: the method becomes partial without a body.
/// A body that does something is the user's to drop.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialQueryCodeFix))]
[Shared]
public sealed class PartialQueryCodeFix : SchemaCodeFix
{
    /// <summary>Creates the fix.</summary>
    public PartialQueryCodeFix()
        : base(DiagnosticIds.QueryShape, "Make the method partial, without a body")
    {
    }

    private protected override IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach ((MethodDeclarationSyntax method, IMethodSymbol symbol, IReadOnlyList<Diagnostic> _) in QueryMethods.Of(diagnostics, file))
        {
            if (!CanBePartial(symbol) || method.Modifiers.Any(SyntaxKind.PartialKeyword) || !IsEmpty(method))
                continue;
            // A partial method that returns something says who may call it; "partial" stands last.
            if (!method.Modifiers.Any(IsAccess))
                yield return new TextChange(new TextSpan(Start(method), 0), "private ");
            yield return new TextChange(new TextSpan(method.ReturnType.SpanStart, 0), "partial ");
            if (Body(method) is { IsEmpty: false } body)
                yield return new TextChange(body, ";");
        }
    }

    private static int Start(MethodDeclarationSyntax method) =>
        method.Modifiers is [{ } first, ..] ? first.SpanStart : method.ReturnType.SpanStart;

    private static bool IsAccess(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private static bool CanBePartial(IMethodSymbol method) => method is
    {
        IsStatic: false, IsGenericMethod: false, IsAsync: false, IsAbstract: false, IsExtern: false, ReturnsVoid: false, RefKind: RefKind.None,
        ExplicitInterfaceImplementations.IsEmpty: true,
    };

    // From behind the declaration to the end; empty where there is no body.
    private static TextSpan Body(MethodDeclarationSyntax method) => ((SyntaxNode?)method.Body ?? method.ExpressionBody) is { } body
        ? TextSpan.FromBounds(body.GetFirstToken().GetPreviousToken().Span.End, method.Span.End)
        : default;

    private static bool IsEmpty(MethodDeclarationSyntax method)
    {
        TextSpan removed = Body(method);
        bool hasComment = method.DescendantTrivia().Any(trivia =>
            removed.OverlapsWith(trivia.Span) && trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia));
        return !hasComment && (method.Body, method.ExpressionBody) switch
        {
            (null, null) => true,
            (null, { Expression: { } value }) => DoesNothing(value),
            ({ Statements: [] }, _) => true,
            ({ Statements: [ReturnStatementSyntax { Expression: { } value }] }, _) => DoesNothing(value),
            ({ Statements: [ThrowStatementSyntax] }, _) => true,
            _ => false,
        };
    }

    private static bool DoesNothing(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax or ThrowExpressionSyntax or DefaultExpressionSyntax or CollectionExpressionSyntax { Elements: [] }
        || (value is PostfixUnaryExpressionSyntax { Operand: { } operand } && DoesNothing(operand));
}
