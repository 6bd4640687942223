using EmergentLearning.Engine.Analyzers.FileWrites.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>A private helper that fills the file it is told to: no overwrite where each caller then renames that file.</summary>
internal static class HelperCallers
{
    // A helper with more callers is a library, and is judged by itself.
    private const int MostCallers = 6;

    public static bool AllPublish(BodyCheck body, WriteSite site)
    {
        bool isGiven = body.Facts.ValuesOf(site.Path).Any(value => Operations.Variable(value) is IParameterSymbol);
        if (!isGiven || body.Owner is not IMethodSymbol { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary } helper)
            return false;
        List<IMethodSymbol> callers = Find(body, helper);
        return callers.Count is > 0 and <= MostCallers && callers.All(caller => Publishes(body, caller, site.Operation.Syntax));
    }

    private static bool Publishes(BodyCheck body, IMethodSymbol caller, SyntaxNode write)
    {
        if (body.Sources.FindCaller(caller, body.Cancellation) is not { } source)
            return false;
        var runner = new FlowRunner(new FlowContext(body.Symbols, body.Sources, body.Cancellation), source.Facts);
        return runner.Run([source.Graph]).PublishedWrites.Contains(write);
    }

    /// <summary>The methods of the same type that name the helper; a use that is no call makes the answer unknown, so none.</summary>
    private static List<IMethodSymbol> Find(BodyCheck body, IMethodSymbol helper)
    {
        var callers = new List<IMethodSymbol>();
        foreach (SimpleNameSyntax name in body.Sources.Members.Names.Find(helper.Name, helper.ContainingType, body.Cancellation))
        {
            if (name is not IdentifierNameSyntax)
                continue;
            if (body.Sources.MethodAround(name, body.Cancellation) is not { } caller)
                return [];
            if (!callers.Contains(caller, SymbolEqualityComparer.Default))
                callers.Add(caller);
        }

        return callers;
    }
}
