using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>A fix for one rule of the file-write family: one change of one document, or nothing where the meaning could change.</summary>
public abstract class FileWriteCodeFix : CodeFixProvider
{
    /// <summary>What the IDE offers.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Change(root, node, model, context.CancellationToken) is not { } changed
                || !FixedCode.Compiles(root, changed, node, model, context.CancellationToken))
            {
                continue;
            }

            Document fixedDocument = context.Document.WithSyntaxRoot(changed);
            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(fixedDocument), GetType().Name), diagnostic);
        }
    }

    /// <summary>The changed document, or null when nothing is offered.</summary>
    /// <param name="root">The document.</param>
    /// <param name="node">What was reported.</param>
    /// <param name="model">What the names mean.</param>
    /// <param name="cancellation">Stops it.</param>
    protected abstract SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation);
}
