using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2011: the handler throws on what it caught.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlushFailureLostCodeFix))]
[Shared]
public sealed class FlushFailureLostCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.FlushFailureLost];

    /// <inheritdoc />
    protected override string Title => "Let the failure through";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        CatchClauseSyntax? handler = node.Ancestors().OfType<TryStatementSyntax>().FirstOrDefault(attempt => attempt.Block.Span.Contains(node.Span))?.Catches
            .FirstOrDefault(one => Catches(one, model, cancellation));
        if (handler is null)
            return null;
        StatementSyntax rethrow = StatementText.Parse("throw;").WithAdditionalAnnotations(Formatter.Annotation);
        SyntaxList<StatementSyntax> statements = handler.Block.Statements;
        BlockSyntax block = statements.LastOrDefault() is ContinueStatementSyntax last
            ? handler.Block.ReplaceNode(last, rethrow.WithTriviaFrom(last))
            : handler.Block.AddStatements(rethrow);
        return root.ReplaceNode(handler.Block, block.WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static bool Catches(CatchClauseSyntax handler, SemanticModel model, CancellationToken cancellation)
    {
        if (handler.Declaration is null)
            return true;
        ITypeSymbol? caught = model.GetTypeInfo(handler.Declaration.Type, cancellation).Type;
        for (ITypeSymbol? type = model.Compilation.GetTypeByMetadataName("System.IO.IOException"); type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, caught))
                return true;
        }

        return false;
    }
}
