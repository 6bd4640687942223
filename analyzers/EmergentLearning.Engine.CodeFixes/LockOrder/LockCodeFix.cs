using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>A fix for one rule of the lock-order family: one change of one document, or nothing where the meaning could change.</summary>
/// <remarks>
/// Fix All mends one report after the other, the last one of a document first, so that each new name is chosen with those before it in sight.
/// </remarks>
public abstract class LockCodeFix : CodeFixProvider
{
    /// <summary>What the IDE offers.</summary>
    private protected abstract string Title { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => FixDocument(document, diagnostics, context.CancellationToken));

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FixOne(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
        }
    }

    /// <summary>The changed document, or null when nothing is offered.</summary>
    private protected abstract SyntaxNode? Change(LockFixTarget target);

    private async Task<Document?> FixDocument(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken ct)
    {
        foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(each => each.Location.SourceSpan.Start))
            document = await FixOne(document, diagnostic, ct).ConfigureAwait(false) ?? document;
        return document;
    }

    private async Task<Document?> FixOne(Document document, Diagnostic diagnostic, CancellationToken ct)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(ct).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(ct).ConfigureAwait(false);
        // What was mended before may have taken away what stood here.
        if (root is null || model is null || diagnostic.Location.SourceSpan.End > root.FullSpan.End)
            return null;
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return Change(new LockFixTarget(root, node, model, diagnostic, ct)) is { } changed ? document.WithSyntaxRoot(changed) : null;
    }
}
