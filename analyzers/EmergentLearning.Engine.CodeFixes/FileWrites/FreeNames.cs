using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>Names for new variables.</summary>
internal static class FreeNames
{
    /// <summary>A name that means nothing yet in this scope or inside the statement; neighbouring blocks may use it too.</summary>
    public static string Find(string wanted, SyntaxNode statement, SemanticModel model)
    {
        var taken = new HashSet<string>(
            statement.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)
                .Concat(model.LookupSymbols(statement.SpanStart).Select(symbol => symbol.Name)),
            StringComparer.Ordinal);
        string name = wanted;
        for (int i = 2; taken.Contains(name); i++)
            name = wanted + i;
        return name;
    }
}
