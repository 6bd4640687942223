using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>A body, with the arguments that it was called with and the object that it was called on, where they are known. Immutable.</summary>
internal sealed class Scope(MethodFacts facts, ImmutableDictionary<ISymbol, Origin>? arguments = null, Origin? self = null)
{
    public static readonly ImmutableDictionary<ISymbol, Origin> None = ImmutableDictionary.Create<ISymbol, Origin>(SymbolEqualityComparer.Default);

    public MethodFacts Facts { get; } = facts;

    /// <summary>The creation of the object whose member this is, or null.</summary>
    public Origin? Self { get; } = self;

    public bool HasArguments => !Arguments.IsEmpty;

    private ImmutableDictionary<ISymbol, Origin> Arguments { get; } = arguments ?? None;

    /// <summary>The body of a member that was called with <paramref name="given"/> out of <paramref name="caller"/>.</summary>
    public static Scope Called(MethodFacts facts, ImmutableArray<IArgumentOperation> given, Scope caller, Origin? self)
    {
        ImmutableDictionary<ISymbol, Origin> arguments = None;
        foreach (IArgumentOperation argument in given)
        {
            if (argument.Parameter is { RefKind: RefKind.None } parameter)
                arguments = arguments.SetItem(parameter.OriginalDefinition, new Origin(argument.Value, caller));
        }

        return new Scope(facts, arguments, self);
    }

    public Origin? ArgumentOf(IParameterSymbol parameter) => Arguments.TryGetValue(parameter.OriginalDefinition, out Origin? argument) ? argument : null;
}
