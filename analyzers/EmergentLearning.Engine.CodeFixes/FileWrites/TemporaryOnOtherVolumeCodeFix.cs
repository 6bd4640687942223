using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2005: a name beside the target in place of <c>Path.GetTempFileName()</c>.</summary>
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
            || rename.Declaration(model, cancellation) is not { Initializer.Value: InvocationExpressionSyntax call }
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Name: "GetTempFileName", IsStatic: true }
            || !IsKnownAt(call.SpanStart, rename.Target, model, cancellation)
            || ExpectsTheFile(rename))
        {
            return null;
        }

        string path = StatementText.Name("System.IO.Path", model, call.SpanStart);
        ExpressionSyntax beside = SyntaxFactory.ParseExpression($"{rename.Target} + \".\" + {path}.GetRandomFileName()");
        return root.ReplaceNode(call, beside.WithTriviaFrom(call).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The target must be a variable that has its value already where the temporary file gets its name.</summary>
    private static bool IsKnownAt(int position, ExpressionSyntax target, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(target, cancellation).Symbol switch
        {
            IParameterSymbol or IFieldSymbol => true,
            ILocalSymbol { DeclaringSyntaxReferences: [{ } declaration] } => declaration.Span.End < position,
            _ => false,
        };

    /// <summary><c>GetTempFileName</c> creates the file; who opens it as present would find nothing.</summary>
    private static bool ExpectsTheFile(RenameSyntax rename) => rename.Openers().Any(
        opener => opener.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(mode => mode.Name.Identifier.ValueText is "Open" or "Truncate"));
}
