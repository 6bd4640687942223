using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Who can name a member.</summary>
internal static class Visibility
{
    /// <summary>Whether code of other assemblies can.</summary>
    public static bool IsOutside(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            return false;
        for (ISymbol? one = symbol; one is not null and not INamespaceSymbol; one = one.ContainingSymbol)
        {
            bool isVisible = one.DeclaredAccessibility is Accessibility.Public
                || (one.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && one.ContainingType is { IsSealed: false });
            if (!isVisible)
                return false;
        }

        return true;
    }
}
