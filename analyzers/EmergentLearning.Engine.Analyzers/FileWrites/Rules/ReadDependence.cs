using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>
/// Whether a value was made from what was read: directly, through variables, through the elements that a loop takes, and through what was put
/// into a collection or builder before. For one question about one method; each variable is followed once, so that it ends.
/// </summary>
internal sealed class ReadDependence(MethodFacts facts, ISet<IOperation> reads, int end)
{
    // How far the content is followed back through calls.
    private const int MostDepth = 14;

    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    public bool Holds(IOperation value) => Holds(value, 0);

    private bool Holds(IOperation value, int depth)
    {
        value = Operations.Unwrap(value);
        if (reads.Contains(value))
            return true;
        if (depth > MostDepth)
            return false;
        if (value is ILocalReferenceOperation local)
            return _followed.Add(local.Local) && HoldsLocal(local, depth + 1);
        return value.ChildOperations.Any(child => Holds(child is IArgumentOperation argument ? argument.Value : child, depth + 1));
    }

    private bool HoldsLocal(ILocalReferenceOperation local, int depth)
    {
        if (facts.ValuesOf(local).Any(one => one is not ILocalReferenceOperation && Holds(one, depth)))
            return true;
        return facts.ReferencesTo(local.Local).Where(use => use.Syntax.SpanStart < end)
            .Any(use => Collection(use, local.Local) is { } collection && Holds(collection, depth) || Added(use).Any(added => Holds(added, depth)));
    }

    /// <summary>What the loop goes through whose variable this is.</summary>
    private static IOperation? Collection(IOperation use, ILocalSymbol local)
    {
        for (IOperation? parent = use.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
                return loop.Collection;
        }

        return null;
    }

    /// <summary>What is given to a call on the variable, or assigned to an element of it.</summary>
    private static IEnumerable<IOperation> Added(IOperation use)
    {
        IOperation at = use;
        while (at.Parent is IConversionOperation or IConditionalAccessOperation)
            at = at.Parent;
        return at.Parent switch
        {
            IInvocationOperation call when call.Instance == at => call.Arguments.Select(argument => argument.Value),
            IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } element when element.Instance == at && assignment.Target == element =>
                [assignment.Value],
            _ => [],
        };
    }
}
