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
        if (task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" })
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

    /// <summary><c>t.IsCompleted ? t.Result : …</c>, or an <c>if</c> around it that asks.</summary>
    private static bool IsAsked(SyntaxNode use, ExpressionSyntax task) =>
        use.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Any(node => node switch
        {
            IfStatementSyntax choice => Asks(choice.Condition, task),
            ConditionalExpressionSyntax choice => Asks(choice.Condition, task),
            BinaryExpressionSyntax both => Asks(both.Left, task),
            _ => false,
        });

    private static bool Asks(SyntaxNode condition, ExpressionSyntax task) => condition.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(
        access => IsSame(access.Expression, task)
            && access.Name.Identifier.ValueText is "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "Status");

    /// <summary>Awaited earlier in the member, alone or among others.</summary>
    private static bool IsAwaited(SyntaxNode use, ExpressionSyntax task) => use.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes()
        .OfType<AwaitExpressionSyntax>().Any(await => await.SpanStart < use.SpanStart
            && await.DescendantNodes().OfType<ExpressionSyntax>().Any(one => IsSame(one, task))) == true;

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

    private static bool IsSame(ExpressionSyntax one, ExpressionSyntax other) =>
        one.RawKind == other.RawKind && SyntaxFactory.AreEquivalent(one, other);
}
