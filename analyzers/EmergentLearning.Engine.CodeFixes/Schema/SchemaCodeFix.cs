using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>
/// A fix for one of the generator's diagnostics, as changes of the text: what is not changed stays as it is, to the last blank. Fix All
/// makes the changes for all diagnostics of a file at once, so that those at one place fit together.
/// </summary>
public abstract class SchemaCodeFix : CodeFixProvider
{
    private readonly string _title;

    private protected SchemaCodeFix(string id, string title)
    {
        _title = title;
        FixableDiagnosticIds = [id];
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await ChangeAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await ChangeAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is not { } changed)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(_title, _ => Task.FromResult(changed), equivalenceKey: FixableDiagnosticIds[0]), diagnostic);
        }
    }

    /// <summary>The changes that mend these diagnostics of one file, in any order; none for those whose preconditions do not hold.</summary>
    private protected abstract IEnumerable<TextChange> Mend(FixTarget file, ImmutableArray<Diagnostic> diagnostics);

    private async Task<Document?> ChangeAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
            return null;

        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        TextChange[] changes =
        [
            .. Mend(new FixTarget(root, model, text, cancellation), diagnostics)
                .Distinct().OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End),
        ];
        return changes.Length == 0 ? null : document.WithText(text.WithChanges(changes));
    }
}
