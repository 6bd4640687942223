using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2005: a name beside the target in place of one in the temporary folder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TemporaryOnOtherVolumeCodeFix))]
[Shared]
public sealed class TemporaryOnOtherVolumeCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TemporaryOnOtherVolume];

    /// <inheritdoc />
    protected override string Title => "Create the temporary file beside its target";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (RenameSyntax.Find(node, model, cancellation) is not { } rename
            || model.GetOperation(node, cancellation) is not { } move
            || FileSystemText.Of(move, model) is not { } files
            || ExpectsTheFile(rename))
        {
            return null;
        }

        ExpressionSyntax beside = SyntaxFactory.ParseExpression($"{rename.Target} + \".\" + {files.RandomName()}");
        if (TemporaryName.Initial(rename.Source, model, cancellation) is { } name)
        {
            return IsKnownAt(name.SpanStart, rename.Target, model, cancellation) && !IsInFolderOfItsOwn(name, model, cancellation)
                ? root.ReplaceNode(name, beside.WithTriviaFrom(name).WithAdditionalAnnotations(Formatter.Annotation))
                : null;
        }

        // Declared before its first use, so before the block that it is used in.
        return rename.Source is LiteralExpressionSyntax && rename.Statement.Parent is BlockSyntax block
            && IsKnownAt(block.SpanStart, rename.Target, model, cancellation)
            ? TemporaryName.Introduce(root, rename.Source, beside, model)
            : null;
    }

    /// <summary>A temporary folder that was made for the file would be left behind, empty.</summary>
    private static bool IsInFolderOfItsOwn(ExpressionSyntax name, SemanticModel model, CancellationToken cancellation) =>
        name.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(part => model.GetTypeInfo(part, cancellation).Type?.Name is "DirectoryInfo" or "IDirectoryInfo");

    /// <summary>The target must be a variable that has its value already where the temporary file gets its name.</summary>
    private static bool IsKnownAt(int position, ExpressionSyntax target, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(target, cancellation).Symbol switch
        {
            IParameterSymbol or IFieldSymbol => true,
            ILocalSymbol { DeclaringSyntaxReferences: [{ } declaration] } => declaration.Span.End < position,
            _ => target is LiteralExpressionSyntax,
        };

    /// <summary><c>GetTempFileName</c> creates the file; who opens it as present would find nothing.</summary>
    private static bool ExpectsTheFile(RenameSyntax rename) => rename.Openers().Any(
        opener => opener.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(mode => mode.Name.Identifier.ValueText is "Open" or "Truncate"));
}
