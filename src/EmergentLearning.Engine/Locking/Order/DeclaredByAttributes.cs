using System.Reflection;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>Reads declarations from attributes of loaded code. Of a type only its own are read, so nothing is lost when a program is trimmed.</summary>
internal static class DeclaredByAttributes
{
    /// <summary>The class of a type's instances.</summary>
    public static string NameOf(Type type)
    {
        LockClassAttribute? own = type.GetCustomAttribute<LockClassAttribute>();
        if (own?.Name is { } name)
            return name;
        string? rank = own is null ? type.GetCustomAttribute<LockRankAttribute>()?.Name : null;
        return rank ?? type.FullName?.Replace('+', '.') ?? type.Name;
    }

    /// <summary>Adds the list of an assembly, once.</summary>
    public static LockDeclarations Add(LockDeclarations before, Assembly assembly)
    {
        string name = assembly.GetName().Name ?? "";
        if (assembly.GetCustomAttribute<LockHierarchyAttribute>() is not { } list || before.Hierarchies.Any(known => known.Assembly == name))
            return before;

        return before with { Hierarchies = before.Hierarchies.Add(new LockHierarchyList(name, [.. list.Classes], Origin: 0)) };
    }

    /// <summary>Adds the place of a type, its refinements, and the list of its assembly.</summary>
    public static LockDeclarations Add(LockDeclarations before, Type type)
    {
        string name = NameOf(type);
        LockDeclarations with = Add(before, type.Assembly);
        if (with.Classes.Contains(name))
            return with;

        IEnumerable<LockRanking> ranks = type.GetCustomAttributes<LockRankAttribute>().Select(rank => new LockRanking(name, rank.Name, Origin: 0));
        IEnumerable<LockPrecedence> pairs = type.GetCustomAttributes<AcquiredBeforeAttribute>()
            .Select(inner => new LockPrecedence(name, inner.Name ?? NameOf(inner.Type!), Origin: 0));
        return with with
        {
            Classes = with.Classes.Add(name),
            Rankings = with.Rankings.AddRange(ranks),
            Precedences = with.Precedences.AddRange(pairs),
        };
    }
}
