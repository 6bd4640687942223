using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Names of generated files.</summary>
internal static class HintNames
{
    // For each namespace or type, as long as it lives, the names of its members that differ by case alone from others. Every type asks.
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, ILookup<string, string>> Twins = new();

    /// <summary>
    /// The type's full name. The compiler does not tell file names apart by case, so of names that differ by case alone all but the first
    /// get a number; what a name of C# may have and that of a file may not, combining marks, is written as its code.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        string name = "";
        for (INamespaceOrTypeSymbol each = type; each is not INamespaceSymbol { IsGlobalNamespace: true }; each = Container(each))
            name = Part(each) + (name.Length == 0 ? "" : "." + name);
        return name;
    }

    private static INamespaceOrTypeSymbol Container(INamespaceOrTypeSymbol symbol) => (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;

    private static string Part(INamespaceOrTypeSymbol symbol)
    {
        int arity = (symbol as INamedTypeSymbol)?.Arity ?? 0;
        ILookup<string, string> twins = Twins.GetValue(Container(symbol), FindTwins);
        int earlier = twins[symbol.Name].Count(other => string.CompareOrdinal(other, symbol.Name) < 0);
        return string.Concat(symbol.Name.Select(Character)) + Number(arity, "-") + Number(earlier, "-case");
    }

    private static ILookup<string, string> FindTwins(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Select(member => member.Name)
        .Distinct(StringComparer.Ordinal)
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Skip(1).Any())
        .SelectMany(group => group)
        .ToLookup(name => name, StringComparer.OrdinalIgnoreCase);

    private static string Number(int number, string prefix) => number == 0 ? "" : prefix + number.ToString(CultureInfo.InvariantCulture);

    private static string Character(char c) =>
        char.IsLetterOrDigit(c) || c == '_' ? c.ToString() : "-" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
