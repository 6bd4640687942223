using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>The constructors that ran for an object that was created in plain sight, each with its arguments.</summary>
internal static class ConstructorChain
{
    private const int MostLinks = 5;

    /// <summary>Where <paramref name="constructor"/> was one of them, the scope that it ran in; null where it was not.</summary>
    public static Scope? ScopeOf(IMethodSymbol constructor, Origin creation, MemberBodies bodies, CancellationToken cancellation)
    {
        if (creation.Value is not IObjectCreationOperation { Constructor: { } next } created)
            return null;
        var arguments = created.Arguments;
        Scope caller = creation.Scope;
        for (int link = 0; link < MostLinks && bodies.FactsOf(next.OriginalDefinition, cancellation) is { } facts; link++)
        {
            Scope scope = Scope.Called(facts, arguments, caller, creation);
            if (SymbolEqualityComparer.Default.Equals(next.OriginalDefinition, constructor.OriginalDefinition))
                return scope;
            if (facts.Invocations.FirstOrDefault(call => call.TargetMethod.MethodKind == MethodKind.Constructor) is not { } inner)
                return null;
            (next, arguments, caller) = (inner.TargetMethod, inner.Arguments, scope);
        }

        return null;
    }
}
