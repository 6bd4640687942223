using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// A condition in its own words: asked again in the same words, it has the same answer, as long as nobody assigns to what it names. So
/// <c>if (n > 0) Enter(); … if (n > 0) Exit();</c> is one way or the other, and not four.
/// </summary>
internal sealed record AskedTest(string Text) : BranchTest
{
    private ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Null where it is no comparison, or where others could change what it compares: a loop would have no end.</summary>
    public static AskedTest? Of(IOperation condition)
    {
        if (condition is IInvocationOperation { Arguments.IsEmpty: true, TargetMethod: { IsStatic: true, ContainingType.Name: "OperatingSystem" } } call)
            return new AskedTest(call.Syntax.ToString());
        if (condition is not (IBinaryOperation or IIsTypeOperation or IIsPatternOperation))
            return null;
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (IOperation part in condition.Descendants())
        {
            if (!IsFixed(part, names))
                return null;
        }

        return new AskedTest(condition.Syntax.ToString()) { Names = names.ToImmutable() };
    }

    public override bool IsAbout(object target) => target is ISymbol variable && Names.Contains(variable.Name);

    public bool Equals(AskedTest? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode();

    private static bool IsFixed(IOperation part, ImmutableArray<string>.Builder names)
    {
        switch (part)
        {
            case ILocalReferenceOperation local:
                names.Add(local.Local.Name);
                return true;
            case IParameterReferenceOperation parameter:
                names.Add(parameter.Parameter.Name);
                return true;
            case IFieldReferenceOperation { Field: { IsReadOnly: true } or { IsConst: true } }:
            case IInstanceReferenceOperation or ILiteralOperation or ITypeOfOperation:
            case IConversionOperation { OperatorMethod: null } or IBinaryOperation { OperatorMethod: null } or IUnaryOperation { OperatorMethod: null }:
            case IConstantPatternOperation or ITypePatternOperation or INegatedPatternOperation or IBinaryPatternOperation or IRelationalPatternOperation:
                return true;
            default:
                return false;
        }
    }
}
