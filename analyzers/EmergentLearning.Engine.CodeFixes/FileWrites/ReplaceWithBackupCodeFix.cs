using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Fixes ELE2014: the file is replaced in one step, and no backup is kept.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceWithBackupCodeFix))]
[Shared]
public sealed class ReplaceWithBackupCodeFix : FileWriteCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ReplaceWithBackup];

    /// <inheritdoc />
    protected override string Title => "Replace without a backup";

    /// <inheritdoc />
    protected override SyntaxNode? Change(SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax call || model.GetOperation(call, cancellation) is not IInvocationOperation operation)
            return null;
        IArgumentOperation? backup = operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "destinationBackupFileName");
        return backup?.Syntax is ArgumentSyntax { Expression: var value }
            ? root.ReplaceNode(value, SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression).WithTriviaFrom(value))
            : null;
    }
}
