using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2001: <c>AtomicFile</c> where the engine is referenced, the same steps written out where it is not, or has no such call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WholeFileOverwriteCodeFix))]
[Shared]
public sealed class WholeFileOverwriteCodeFix : CodeFixProvider
{
    private const string UseEngine = "ELE2001.AtomicFile";
    private const string UseRecipe = "ELE2001.Recipe";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.WholeFileOverwrite];

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
            if (Find(root, node, model, context.CancellationToken) is not { } found)
                continue;
            Document changed = context.Document.WithSyntaxRoot(found.Changed);
            context.RegisterCodeFix(CodeAction.Create(found.Title, _ => Task.FromResult(changed), found.Key), diagnostic);
        }
    }

    /// <summary>The first way that fits, the shortest first.</summary>
    private static (string Title, string Key, SyntaxNode Changed)? Find(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        OverwriteCall? whole = OverwriteCall.Find(node, model, cancellation);
        if (whole is not null && AtomicFileCall.FindType(model.Compilation, whole) is { } atomicFile)
            return ("Replace the file atomically (AtomicFile)", UseEngine, root.ReplaceNode(whole.Replaced, AtomicFileCall.Create(whole, atomicFile, model)));
        WriteCall? call = WriteCall.Find(node, model, cancellation);
        if (call is not null && ReplacementStream.Apply(root, call, model, cancellation) is { } streamed
            && FixedCode.Compiles(root, streamed, node, model, cancellation))
            return ("Write to a stream that replaces the file when it is committed (AtomicFile)", UseEngine, streamed);
        if (whole is not null && RenameRecipe.IsAvailable(model.Compilation) && RenameRecipe.StatementOf(whole) is { } statement)
            return ("Write a temporary file, flush it and rename it", UseRecipe, root.ReplaceNode(statement, RenameRecipe.Create(whole, statement, model)));
        return call is not null && TemporaryRecipe.Apply(root, call, model, cancellation) is { } recipe
            && FixedCode.Compiles(root, recipe, node, model, cancellation)
            ? ("Write a temporary file, flush it and rename it", UseRecipe, recipe)
            : null;
    }
}
