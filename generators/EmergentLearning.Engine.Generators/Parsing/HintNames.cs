using System.Globalization;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Names of generated files.</summary>
internal static class HintNames
{
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
        int earlier = Container(symbol).GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .Where(other => other.Name.Length == symbol.Name.Length
                && string.Equals(other.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)
                && string.CompareOrdinal(other.Name, symbol.Name) < 0)
            .Select(other => other.Name)
            .Distinct()
            .Count();
        return string.Concat(symbol.Name.Select(Character)) + Number(arity, "-") + Number(earlier, "-case");
    }

    private static string Number(int number, string prefix) => number == 0 ? "" : prefix + number.ToString(CultureInfo.InvariantCulture);

    private static string Character(char c) =>
        char.IsLetterOrDigit(c) || c == '_' ? c.ToString() : "-" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
