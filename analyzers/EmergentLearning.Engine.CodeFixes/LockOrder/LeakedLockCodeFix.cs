using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>
/// Fixes ELE1005: a handle in a variable that is never disposed gets a <c>using</c>; between an acquisition and its release in the same block a
/// <c>try</c> is put, with the release in its <c>finally</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeakedLockCodeFix))]
[Shared]
public sealed class LeakedLockCodeFix : LockCodeFix
{
    private static readonly Dictionary<string, string[]> Releases = new(StringComparer.Ordinal)
    {
        ["Enter"] = ["Exit"],
        ["Wait"] = ["Release"],
        ["WaitAsync"] = ["Release"],
        ["WaitOne"] = ["ReleaseMutex", "Set", "Release"],
        ["EnterReadLock"] = ["ExitReadLock"],
        ["EnterWriteLock"] = ["ExitWriteLock"],
        ["EnterUpgradeableReadLock"] = ["ExitUpgradeableReadLock"],
    };

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.LockNotReleased];

    private protected override string Title => "Release the lock on every path";

    private protected override SyntaxNode? Change(LockFixTarget target) => target.Node.FirstAncestorOrSelf<StatementSyntax>() switch
    {
        LocalDeclarationStatementSyntax { Parent: BlockSyntax } handle => Hold(handle, target),
        ExpressionStatementSyntax { Parent: BlockSyntax block } acquired => Protect(acquired, block, target),
        _ => null,
    };

    private static SyntaxNode? Hold(LocalDeclarationStatementSyntax handle, LockFixTarget target)
    {
        if (!handle.UsingKeyword.IsKind(SyntaxKind.None) || handle.Declaration.Variables is not [{ Initializer: { } } variable]
            || handle.Parent!.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => IsDisposal(access, variable.Identifier.ValueText)))
        {
            return null;
        }

        SyntaxToken keyword = SyntaxFactory.Token(SyntaxKind.UsingKeyword)
            .WithLeadingTrivia(handle.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space);
        return target.Root.ReplaceNode(handle, handle.WithLeadingTrivia().WithUsingKeyword(keyword));
    }

    private static bool IsDisposal(MemberAccessExpressionSyntax access, string variable) =>
        access.Name.Identifier.ValueText is "Dispose" or "DisposeAsync" && access.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == variable;

    private static SyntaxNode? Protect(ExpressionStatementSyntax acquired, BlockSyntax block, LockFixTarget target)
    {
        if (Call(acquired) is not { } call || !Releases.TryGetValue(NameOf(call), out string[]? names))
            return null;
        int from = block.Statements.IndexOf(acquired) + 1;
        if (block.Statements.Skip(from).FirstOrDefault(statement => IsRelease(statement, names, call)) is not { } release)
            return null;
        int to = block.Statements.IndexOf(release);
        // What is declared in between and used behind the release would be out of sight.
        bool isHidden = to < block.Statements.Count - 1 && block.Statements.Skip(from).Take(to - from).OfType<LocalDeclarationStatementSyntax>().Any();
        if (to == from || isHidden || IsReleasedInside(block, from, to, names, call))
            return null;

        var attempt = (TryStatementSyntax)SyntaxFactory.ParseStatement($"try\n{{\n}}\nfinally\n{{\n{release.WithoutTrivia()}\n}}");
        attempt = attempt.WithBlock(attempt.Block.WithStatements([.. block.Statements.Skip(from).Take(to - from)]))
            .WithTrailingTrivia(release.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        SyntaxList<StatementSyntax> statements = [.. block.Statements.Take(from), attempt, .. block.Statements.Skip(to + 1)];
        return target.Root.ReplaceNode(block, block.WithStatements(statements).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static bool IsRelease(StatementSyntax statement, string[] names, InvocationExpressionSyntax call) =>
        statement is ExpressionStatementSyntax expression && Call(expression) is { } given
        && names.Contains(NameOf(given)) && IsSameLock(call, given);

    /// <summary>A path in between that releases by itself would do it twice.</summary>
    private static bool IsReleasedInside(BlockSyntax block, int from, int to, string[] names, InvocationExpressionSyntax call) =>
        block.Statements.Skip(from).Take(to - from).SelectMany(statement => statement.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Any(inner => names.Contains(NameOf(inner)) && IsSameLock(call, inner));

    private static InvocationExpressionSyntax? Call(ExpressionStatementSyntax statement)
    {
        ExpressionSyntax expression = statement.Expression is AwaitExpressionSyntax await ? await.Expression : statement.Expression;
        return expression as InvocationExpressionSyntax;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : "";

    /// <summary>The same receiver; for Monitor, the same first argument.</summary>
    private static bool IsSameLock(InvocationExpressionSyntax one, InvocationExpressionSyntax other) =>
        one.Expression is MemberAccessExpressionSyntax first && other.Expression is MemberAccessExpressionSyntax second
        && SyntaxFactory.AreEquivalent(first.Expression, second.Expression)
        && (NameOf(other) != "Exit" || other.ArgumentList.Arguments.Count == 0
            || SyntaxFactory.AreEquivalent(one.ArgumentList.Arguments.FirstOrDefault(), other.ArgumentList.Arguments[0]));
}
