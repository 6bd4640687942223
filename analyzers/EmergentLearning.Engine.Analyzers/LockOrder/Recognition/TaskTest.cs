using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>What a condition says of a task.</summary>
internal static class TaskTest
{
    /// <summary>Whether the task is over where the condition has come out so.</summary>
    public static bool IsOver(ExpressionSyntax condition, bool outcome, ExpressionSyntax task) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsOver(inner.Expression, outcome, task),
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => IsOver(not.Operand, !outcome, task),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) => Either(both, outcome, isEnough: outcome, task),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalOrExpression) => Either(both, outcome, isEnough: !outcome, task),
        BinaryExpressionSyntax equal when equal.IsKind(SyntaxKind.EqualsExpression) => outcome && AreOver(equal, task),
        BinaryExpressionSyntax unequal when unequal.IsKind(SyntaxKind.NotEqualsExpression) => !outcome && AreOver(unequal, task),
        IsPatternExpressionSyntax pattern => IsOver(pattern, outcome, task),
        MemberAccessExpressionSyntax flag => outcome && IsFlag(flag.Name) && IsSame(flag.Expression, task),
        // With a limit, it tells whether it has waited to the end.
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" } wait } => outcome && IsSame(wait.Expression, task),
        _ => false,
    };

    public static bool IsSame(ExpressionSyntax one, ExpressionSyntax other) =>
        one.RawKind == other.RawKind && SyntaxFactory.AreEquivalent(one, other);

    private static bool Either(BinaryExpressionSyntax both, bool outcome, bool isEnough, ExpressionSyntax task) => isEnough
        ? IsOver(both.Left, outcome, task) || IsOver(both.Right, outcome, task)
        : IsOver(both.Left, outcome, task) && IsOver(both.Right, outcome, task);

    /// <summary>The task is what <c>WhenAny</c> has returned, or its status is one of the last.</summary>
    private static bool AreOver(BinaryExpressionSyntax equal, ExpressionSyntax task) => IsOver(equal.Left, equal.Right, task) || IsOver(equal.Right, equal.Left, task);

    private static bool IsOver(ExpressionSyntax one, ExpressionSyntax other, ExpressionSyntax task) =>
        (IsSame(one, task) && !other.IsKind(SyntaxKind.NullLiteralExpression))
        || (IsStatus(one, task) && IsLastStatus(other))
        || (one is MemberAccessExpressionSyntax flag && IsFlag(flag.Name) && IsSame(flag.Expression, task) && other.IsKind(SyntaxKind.TrueLiteralExpression));

    private static bool IsOver(IsPatternExpressionSyntax test, bool outcome, ExpressionSyntax task)
    {
        if (IsStatus(test.Expression, task))
            return outcome ? IsLastStatus(test.Pattern) : test.Pattern is UnaryPatternSyntax not && IsLastStatus(not.Pattern);
        return outcome && IsSame(test.Expression, task)
            && test.Pattern is RecursivePatternSyntax { PropertyPatternClause.Subpatterns: var all }
            && all.Any(one => one is { NameColon.Name: { } name, Pattern: ConstantPatternSyntax { Expression: var value } }
                && IsFlag(name) && value.IsKind(SyntaxKind.TrueLiteralExpression));
    }

    private static bool IsFlag(SimpleNameSyntax name) =>
        name.Identifier.ValueText is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled";

    private static bool IsStatus(ExpressionSyntax one, ExpressionSyntax task) =>
        one is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Status" } status && IsSame(status.Expression, task);

    private static bool IsLastStatus(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => IsLastStatus(constant.Expression),
        BinaryPatternSyntax either => IsLastStatus(either.Left) && IsLastStatus(either.Right),
        ParenthesizedPatternSyntax inner => IsLastStatus(inner.Pattern),
        _ => false,
    };

    private static bool IsLastStatus(ExpressionSyntax value) =>
        value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RanToCompletion" or "Faulted" or "Canceled" };
}
