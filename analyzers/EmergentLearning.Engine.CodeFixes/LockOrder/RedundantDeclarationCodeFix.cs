using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>Fixes ELE1020: the attribute goes, or the name that stands in it twice.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedundantDeclarationCodeFix))]
[Shared]
public sealed class RedundantDeclarationCodeFix : LockCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RedundantLockDeclaration];

    private protected override string Title => "Remove what says nothing new";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute)
            return null;
        if (RepeatedName(attribute, target) is { } name)
            return target.Root.RemoveNode(name, SyntaxRemoveOptions.KeepNoTrivia);
        return list.Attributes.Count > 1 ? target.Root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia) : WithoutList(target.Root, list);
    }

    private static AttributeArgumentSyntax? RepeatedName(AttributeSyntax attribute, LockFixTarget target)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (target.Model.GetConstantValue(argument.Expression, target.Cancellation) is { HasValue: true, Value: string name } && !seen.Add(name))
                return argument;
        }

        return null;
    }

    /// <summary>What stood above the attribute now stands above what it was on; a comment between the two leaves it to its author.</summary>
    private static SyntaxNode? WithoutList(SyntaxNode root, AttributeListSyntax list)
    {
        SyntaxToken next = list.GetLastToken().GetNextToken();
        bool hasComment = list.GetTrailingTrivia().Concat(next.LeadingTrivia).Any(
            trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (hasComment)
            return null;
        SyntaxNode tracked = root.TrackNodes(list);
        SyntaxNode kept = tracked.ReplaceToken(tracked.FindToken(next.SpanStart), next.WithLeadingTrivia(list.GetLeadingTrivia()));
        return kept.GetCurrentNode(list) is { } current ? kept.RemoveNode(current, SyntaxRemoveOptions.KeepNoTrivia) : null;
    }
}
