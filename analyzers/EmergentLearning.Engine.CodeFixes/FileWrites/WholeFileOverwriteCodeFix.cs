using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2001: <c>AtomicFile</c> where the engine is referenced, the same steps written out where it is not.</summary>
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
            if (OverwriteCall.Find(node, model, context.CancellationToken) is { } call)
                Register(context, diagnostic, root, model, call);
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root, SemanticModel model, OverwriteCall call)
    {
        if (AtomicFileCall.FindType(model.Compilation, call) is { } atomicFile)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Replace the file atomically (AtomicFile)",
                    _ => Replace(context.Document, root, call.Replaced, AtomicFileCall.Create(call, atomicFile, model)),
                    UseEngine),
                diagnostic);
        }
        else if (RenameRecipe.IsAvailable(model.Compilation) && RenameRecipe.StatementOf(call) is { } statement)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Write a temporary file, flush it and rename it",
                    _ => Replace(context.Document, root, statement, RenameRecipe.Create(call, statement, model)),
                    UseRecipe),
                diagnostic);
        }
    }

    private static Task<Document> Replace(Document document, SyntaxNode root, SyntaxNode old, SyntaxNode replacement) =>
        Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(old, replacement)));
}
