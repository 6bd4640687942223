using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.Sqlite;

/// <summary>What the fixes of the SQLite rules have in common: one node of the tree is replaced by another, and Fix All does it everywhere.</summary>
public abstract class SqliteCodeFix : CodeFixProvider
{
    /// <summary>What the IDE offers.</summary>
    private protected abstract string Title { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Change(node, model, context.CancellationToken) is { } changed && changed(root) is var fixedRoot && fixedRoot != root)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(fixedRoot)), GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>How the whole tree changes, or null where no change is right.</summary>
    private protected abstract Func<SyntaxNode, SyntaxNode>? Change(SyntaxNode node, SemanticModel model, CancellationToken cancellation);
}
