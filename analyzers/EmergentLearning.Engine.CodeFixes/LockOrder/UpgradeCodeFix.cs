using System.Collections.Immutable;
using System.Composition;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>Fixes ELE1006 for <c>ReaderWriterLockSlim</c>: what was entered to read is entered upgradeable, where both stand in one member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpgradeCodeFix))]
[Shared]
public sealed class UpgradeCodeFix : LockCodeFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.LockUpgraded];

    private protected override string Title => "Enter the lock upgradeable";

    private protected override SyntaxNode? Change(LockFixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression is not MemberAccessExpressionSyntax write
            || write.Name.Identifier.ValueText != "EnterWriteLock"
            || target.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return null;
        }

        SimpleNameSyntax[] names =
        [
            .. member.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                .Where(access => Upgradeable(access.Name) is not null && SyntaxFactory.AreEquivalent(access.Expression, write.Expression))
                .Select(access => access.Name),
        ];
        // With several read regions only the author knows which of them writes.
        if (names.Count(name => name.Identifier.ValueText.IndexOf("Enter", StringComparison.Ordinal) >= 0) != 1)
            return null;
        return target.Root.ReplaceNodes(
            names, (name, _) => SyntaxFactory.IdentifierName(Upgradeable(name)!).WithTriviaFrom(name));
    }

    private static string? Upgradeable(SimpleNameSyntax name) => name.Identifier.ValueText switch
    {
        "EnterReadLock" => "EnterUpgradeableReadLock",
        "TryEnterReadLock" => "TryEnterUpgradeableReadLock",
        "ExitReadLock" => "ExitUpgradeableReadLock",
        _ => null,
    };
}
