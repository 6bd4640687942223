using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2004 where the engine is referenced: syncs the directory of the target.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameNotDurableCodeFix))]
[Shared]
public sealed class RenameNotDurableCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RenameNotDurable];

    /// <inheritdoc />
    protected override string Title => "Sync the directory after the rename (DirectorySync)";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (RenameSyntax.Find(node, model, cancellation) is not { } rename
            || StatementText.NameOfCallable("EmergentLearning.Engine.Files.DirectorySync", "Sync", model, node.SpanStart) is not { } sync)
        {
            return null;
        }

        string path = StatementText.Name("System.IO.Path", model, node.SpanStart);
        return StatementText.InsertAfter(root, rename.Statement, $"{sync}.Sync({path}.GetDirectoryName({path}.GetFullPath({rename.Target}))!);");
    }
}
