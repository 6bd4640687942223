using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2012: the flush that is there becomes one to disk, or the finished file is flushed before the rename.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlushThatDoesNotCodeFix))]
[Shared]
public sealed class FlushThatDoesNotCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.FlushThatDoesNot];

    /// <inheritdoc />
    protected override string Title => "Flush the file to disk";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (RenameSyntax.Find(node, model, cancellation) is not { } rename)
            return ReadOnlyOpener.Widen(root, node, model, cancellation);
        string[] streams = [.. rename.Openers().Select(opener => opener.Identifier.ValueText)];
        InvocationExpressionSyntax? flush = rename.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .LastOrDefault(call => call.SpanStart < rename.Statement.SpanStart
                && call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Flush", Expression: IdentifierNameSyntax stream } }
                && streams.Contains(stream.Identifier.ValueText)
                && HasFlushToDisk(stream, model, cancellation));
        if (flush is null)
            return ReopenedFlush.Insert(root, rename, model);
        if (ReadOnlyOpener.Widen(root, flush, model, cancellation) is { } widened)
            return widened;
        SeparatedSyntaxList<ArgumentSyntax> toDisk = SyntaxFactory.ParseArgumentList("(flushToDisk: true)").Arguments;
        return root.ReplaceNode(flush.ArgumentList, flush.ArgumentList.WithArguments(toDisk));
    }

    private static bool HasFlushToDisk(ExpressionSyntax stream, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(stream, cancellation).Type?.GetMembers("Flush").OfType<IMethodSymbol>().Any(method => method.Parameters.Length == 1) == true;
}
