using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>Attributes that repeat themselves, or the type beside them.</summary>
internal static class RepeatedDeclarations
{
    /// <summary>What is said twice; null when nothing is.</summary>
    public static string? Find(Declaration declaration, LockAttributes attributes)
    {
        if (declaration.IsContract)
            return Name(declaration.Data);
        return declaration.Kind == LockAttributeKind.Rank ? Rank(declaration, attributes) : null;
    }

    private static string? Name(AttributeData data)
    {
        string? twice = LockAttributes.Names(data).GroupBy(name => name).FirstOrDefault(names => names.Skip(1).Any())?.Key;
        return twice is null ? null : $"names '{twice}' twice";
    }

    private static string? Rank(Declaration declaration, LockAttributes attributes) =>
        LockAttributes.Text(declaration.Data) is { } rank && LockAttributes.TypeOf(declaration.Owner) is { } type && attributes.ClassOf(type) == rank
            ? $"says '{rank}', which its type '{type.Name}' says already"
            : null;
}
