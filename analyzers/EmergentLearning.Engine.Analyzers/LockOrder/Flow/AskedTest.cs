using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// A condition in its own words: asked again in the same words, it has the same answer, as long as nobody assigns to what it names. So
/// <c>if (n > 0) Enter(); … if (n > 0) Exit();</c> is one way or the other, and not four.
/// </summary>
internal sealed record AskedTest(string Text) : BranchTest
{
    private ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Null where it is no comparison, or where asking it does something.</summary>
    public static AskedTest? Of(IOperation condition)
    {
        if (!(condition is IBinaryOperation or IIsTypeOperation or IIsPatternOperation || condition is IInvocationOperation { Instance: null, Arguments.IsEmpty: true }))
            return null;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (SyntaxNode node in condition.Syntax.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax
                or PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "++" or "--" } or SingleVariableDesignationSyntax)
            {
                return null;
            }

            if (node is IdentifierNameSyntax name)
                names.Add(name.Identifier.ValueText);
        }

        return new AskedTest(condition.Syntax.ToString()) { Names = names.ToImmutable() };
    }

    public override bool IsAbout(object target) => NameOf(target) is { } name && Names.Contains(name);

    public bool Equals(AskedTest? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode();
}
