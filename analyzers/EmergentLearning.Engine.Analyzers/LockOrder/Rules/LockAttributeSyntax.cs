using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>Whether a file could use one of the lock attributes, by their names alone: the answer only decides whether anybody asks further.</summary>
internal static class LockAttributeSyntax
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "LockRank", "LockClass", "AcquiresLock", "RequiresLock", "ExcludesLock", "ReturnsLock", "ReleasesLock",
    };

    public static bool IsIn(SyntaxTree tree) => tree.GetRoot().DescendantNodes(node => node is not (BlockSyntax or ExpressionSyntax))
        .OfType<AttributeSyntax>().Any(attribute => Names.Contains(NameOf(attribute.Name)));

    private static string NameOf(NameSyntax name)
    {
        string simple = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax plain => plain.Identifier.ValueText,
            _ => "",
        };
        return simple.EndsWith("Attribute", StringComparison.Ordinal) ? simple.Substring(0, simple.Length - "Attribute".Length) : simple;
    }
}
