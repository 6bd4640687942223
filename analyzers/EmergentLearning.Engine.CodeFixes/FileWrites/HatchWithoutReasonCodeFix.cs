using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2017 for <c>[NonAtomicWrite]</c>: without a reason it has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HatchWithoutReasonCodeFix))]
[Shared]
public sealed class HatchWithoutReasonCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.HatchWithoutReason];

    /// <inheritdoc />
    protected override string Title => "Remove the attribute, which silences nothing";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute
            || model.GetSymbolInfo(attribute, cancellation).Symbol is not IMethodSymbol { ContainingType.Name: "NonAtomicWriteAttribute" })
        {
            return null;
        }

        return list.Attributes.Count > 1 ? root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia) : WithoutList(root, list);
    }

    /// <summary>What stood above the attribute now stands above what it was on.</summary>
    private static SyntaxNode? WithoutList(SyntaxNode root, AttributeListSyntax list)
    {
        SyntaxToken next = list.GetLastToken().GetNextToken();
        if (!next.LeadingTrivia.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            return null;
        SyntaxNode tracked = root.TrackNodes(list);
        SyntaxNode kept = tracked.ReplaceToken(tracked.FindToken(next.SpanStart), next.WithLeadingTrivia(list.GetLeadingTrivia()));
        return kept.GetCurrentNode(list) is { } current ? kept.RemoveNode(current, SyntaxRemoveOptions.KeepNoTrivia) : null;
    }
}
