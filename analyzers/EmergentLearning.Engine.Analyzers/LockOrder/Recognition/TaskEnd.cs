using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Whether a task is known to be over where its result is taken: then nobody waits.</summary>
internal static class TaskEnd
{
    public static bool IsKnown(SyntaxNode use)
    {
        ExpressionSyntax? task = Receiver(use);
        if (task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax made })
            return made.Name.Identifier.ValueText is "FromResult";
        if (task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } done && IsTaskType(done.Expression))
            return true;
        if (task is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return false;
        return IsAsked(use, task) || IsAwaited(use, task) || (task is IdentifierNameSyntax name && IsAntecedent(use, name));
    }

    /// <summary>What stands before <c>.Result</c>, <c>.Wait()</c> or <c>.GetAwaiter().GetResult()</c>.</summary>
    private static ExpressionSyntax? Receiver(SyntaxNode use)
    {
        SyntaxNode? node = use;
        while (true)
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
                    when access.Name.Identifier.ValueText is "GetResult" or "GetAwaiter" or "ConfigureAwait" or "AsTask" or "Wait":
                    node = access.Expression;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result:
                    node = result.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    node = parenthesized.Expression;
                    break;
                default:
                    return node as ExpressionSyntax;
            }
        }
    }

    private static bool IsTaskType(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText is "Task" or "ValueTask",
        MemberAccessExpressionSyntax qualified => IsTaskType(qualified.Name),
        _ => false,
    };

    /// <summary><c>t.IsCompleted ? t.Result : …</c>, an <c>if</c> around it that asks, or one before it that leaves where the task is not over.</summary>
    private static bool IsAsked(SyntaxNode use, ExpressionSyntax task)
    {
        SyntaxNode inner = use;
        foreach (SyntaxNode around in use.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax))
        {
            if (IsAskedBy(around, inner, task))
                return true;
            inner = around;
        }

        return false;
    }

    private static bool IsAskedBy(SyntaxNode around, SyntaxNode inner, ExpressionSyntax task) => around switch
    {
        IfStatementSyntax choice => (inner == choice.Statement && TaskTest.IsOver(choice.Condition, true, task))
            || (inner == choice.Else && TaskTest.IsOver(choice.Condition, false, task)),
        ConditionalExpressionSyntax choice => (inner == choice.WhenTrue && TaskTest.IsOver(choice.Condition, true, task))
            || (inner == choice.WhenFalse && TaskTest.IsOver(choice.Condition, false, task)),
        BinaryExpressionSyntax both when inner == both.Right => TaskTest.IsOver(both.Left, both.IsKind(SyntaxKind.LogicalAndExpression), task),
        WhileStatementSyntax loop when inner == loop.Statement => TaskTest.IsOver(loop.Condition, true, task),
        SwitchExpressionArmSyntax { WhenClause.Condition: { } condition } arm when inner == arm.Expression => TaskTest.IsOver(condition, true, task),
        BlockSyntax block => block.Statements.TakeWhile(statement => statement != inner).Any(statement => IsOverAfter(statement, task)),
        SwitchSectionSyntax section => section.Statements.TakeWhile(statement => statement != inner).Any(statement => IsOverAfter(statement, task)),
        _ => false,
    };

    private static bool IsOverAfter(StatementSyntax statement, ExpressionSyntax task) => statement switch
    {
        IfStatementSyntax { Else: null } choice => IsLeft(choice.Statement) && TaskTest.IsOver(choice.Condition, false, task),
        WhileStatementSyntax loop => TaskTest.IsOver(loop.Condition, false, task),
        _ => false,
    };

    private static bool IsLeft(StatementSyntax statement) => statement is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax
        || (statement is BlockSyntax { Statements: { Count: > 0 } all } && IsLeft(all[all.Count - 1]));

    /// <summary>Awaited earlier in the member on every way to it, alone or among others, and not assigned since.</summary>
    private static bool IsAwaited(SyntaxNode use, ExpressionSyntax task) => use.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<AwaitExpressionSyntax>().Any(await => await.SpanStart < use.SpanStart && IsOf(await, use, member, task)
            && IsOnEveryWay(await, use, task) && !IsAssignedBetween(member, await, use, task));

    private static bool IsOf(AwaitExpressionSyntax await, SyntaxNode use, SyntaxNode member, ExpressionSyntax task) =>
        await.DescendantNodes().OfType<ExpressionSyntax>().Any(one => TaskTest.IsSame(one, task))
        && (await.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(IsWhenAny) is not { } several || IsTold(several, use, member));

    private static bool IsWhenAny(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAny" };

    /// <summary>Of several for which only the first is awaited any may be over, until one of them is compared with the first.</summary>
    private static bool IsTold(InvocationExpressionSyntax several, SyntaxNode use, SyntaxNode member) => member.DescendantNodes().OfType<BinaryExpressionSyntax>()
        .Any(test => test.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression && test.Span.End > several.Span.End && test.Span.End <= use.SpanStart
            && several.ArgumentList.Arguments.Any(one => TaskTest.IsSame(test.Left, one.Expression) || TaskTest.IsSame(test.Right, one.Expression)));

    private static bool IsOnEveryWay(AwaitExpressionSyntax await, SyntaxNode use, ExpressionSyntax task)
    {
        SyntaxNode inner = await;
        foreach (SyntaxNode around in await.Ancestors())
        {
            if (around.Span.Contains(use.Span))
                return true;
            bool mayBePassed = around switch
            {
                IfStatementSyntax choice => inner != choice.Condition && !(inner == choice.Statement && choice.Else is null && TaskTest.IsOver(choice.Condition, false, task)),
                ConditionalExpressionSyntax choice => inner != choice.Condition,
                BinaryExpressionSyntax both => inner == both.Right && both.OperatorToken.Kind() is SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken or SyntaxKind.QuestionQuestionToken,
                SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => true,
                WhileStatementSyntax loop => inner == loop.Statement,
                _ => false,
            };
            if (mayBePassed)
                return false;
            inner = around;
        }

        return true;
    }

    private static bool IsAssignedBetween(SyntaxNode member, SyntaxNode await, SyntaxNode use, ExpressionSyntax task) =>
        member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment.SpanStart > await.Span.End && assignment.Span.End <= use.SpanStart && TaskTest.IsSame(assignment.Left, task));

    /// <summary>The parameter of what <c>ContinueWith</c> runs is over when it runs.</summary>
    private static bool IsAntecedent(SyntaxNode use, IdentifierNameSyntax task) =>
        use.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda => IsContinuation(lambda) && lambda switch
        {
            SimpleLambdaExpressionSyntax simple => IsNamed(simple.Parameter, task),
            ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters.Any(one => IsNamed(one, task)),
            _ => false,
        });

    private static bool IsContinuation(LambdaExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
        && access.Name.Identifier.ValueText == "ContinueWith";

    private static bool IsNamed(ParameterSyntax parameter, IdentifierNameSyntax task) => parameter.Identifier.ValueText == task.Identifier.ValueText;
}
