using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.Sqlite;

/// <summary>Fixes ELE3001: the transaction takes the write lock when it begins, with <c>BeginTransaction()</c> or <c>BEGIN IMMEDIATE</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeferredWriteCodeFix))]
[Shared]
public sealed class DeferredWriteCodeFix : SqliteCodeFix
{
    // At the beginning of a literal's text or of a statement in it; a trigger's BEGIN follows a word.
    private static readonly Regex Begin = new(@"(^[$@""\s]*|;\s*)(begin)(?:\s+deferred)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.DeferredWrite];

    private protected override string Title => "Begin the transaction IMMEDIATE";

    private protected override Func<SyntaxNode, SyntaxNode>? Change(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node is not InvocationExpressionSyntax call)
            return LiteralText.Replace(node, Begin, "$1$2 IMMEDIATE");
        // Without arguments it is immediate. A token to cancel with stays.
        ArgumentSyntax[] kept = [.. call.ArgumentList.Arguments.Where(argument =>
            model.GetTypeInfo(argument.Expression, cancellation).ConvertedType is { Name: "CancellationToken" })];
        return root => root.ReplaceNode(
            call.ArgumentList, call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(kept)));
    }
}
