using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2013: disposes the stream before the rename; that it is disposed again at the end of its scope does no harm.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriterOpenAtRenameCodeFix))]
[Shared]
public sealed class WriterOpenAtRenameCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.WriterOpenAtRename];

    /// <inheritdoc />
    protected override string Title => "Dispose the writer before the rename";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation) =>
        RenameSyntax.Find(node, model, cancellation) is { } rename
        && rename.Openers().ToArray() is [{ Identifier.ValueText: var stream } only]
        && model.GetDeclaredSymbol(only, cancellation) is { } variable
        && model.LookupSymbols(rename.Statement.SpanStart, name: stream).Contains(variable, SymbolEqualityComparer.Default)
            ? StatementText.InsertBefore(root, rename.Statement, stream + ".Dispose();")
            : null;
}
