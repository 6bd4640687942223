using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>Whether a type does something with a member when it is disposed. By name: what is meant otherwise only silences a report.</summary>
internal static class HandleOwners
{
    public static bool Disposes(INamedTypeSymbol type, string member) => type.DeclaringSyntaxReferences
        .SelectMany(part => part.GetSyntax().DescendantNodes().OfType<MethodDeclarationSyntax>())
        .Any(method => method.Identifier.ValueText is "Dispose" or "DisposeAsync" or "DisposeAsyncCore"
            && method.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member));
}
