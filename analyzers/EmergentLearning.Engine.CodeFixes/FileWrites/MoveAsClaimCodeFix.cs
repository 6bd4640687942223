using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2008 where the engine is referenced: one step that renames and tells who was first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveAsClaimCodeFix))]
[Shared]
public sealed class MoveAsClaimCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MoveAsClaim];

    /// <inheritdoc />
    protected override string Title => "Publish the file unless its name is taken (AtomicFile.PublishNew)";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (PublishedFile.Call(node, model, cancellation) is not { } publish || node.Parent is not ExpressionStatementSyntax statement)
            return null;
        // Where a test for absence led here, a name that is taken meanwhile is as good as one that was taken before; elsewhere it was an exception.
        string io = StatementText.Name("System.IO.IOException", model, node.SpanStart);
        string text = IsBehindTest(statement) ? publish + ";" : $"if (!{publish})\n    throw new {io}(\"The name is taken.\");";
        return root.ReplaceNode(statement, StatementText.Parse(text).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The only thing that an if does when the file is absent.</summary>
    private static bool IsBehindTest(ExpressionStatementSyntax move)
    {
        SyntaxNode? around = move.Parent is BlockSyntax { Statements.Count: 1 } block ? block.Parent : move.Parent;
        return around is IfStatementSyntax { Else: null };
    }
}
