using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>
/// Whether a type does something with a member when it is disposed, itself or by methods of its own. By name: what is meant otherwise only silences a report.
/// </summary>
internal static class HandleOwners
{
    public static bool Disposes(INamedTypeSymbol type, string member)
    {
        ILookup<string, MethodDeclarationSyntax> methods = type.DeclaringSyntaxReferences
            .SelectMany(part => part.GetSyntax().DescendantNodes().OfType<MethodDeclarationSyntax>()).ToLookup(method => method.Identifier.ValueText);
        // A stream is disposed by its Close.
        var open = new Queue<string>(["Dispose", "DisposeAsync", "DisposeAsyncCore", "Close"]);
        var seen = new HashSet<string>(open);
        while (open.Count > 0)
        {
            foreach (string name in methods[open.Dequeue()].SelectMany(NamesIn))
            {
                if (name == member)
                    return true;
                if (methods.Contains(name) && seen.Add(name))
                    open.Enqueue(name);
            }
        }

        return false;
    }

    private static IEnumerable<string> NamesIn(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);
}
