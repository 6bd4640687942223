using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Declarations;

/// <summary>Says what is wrong with a declaration, and what to do.</summary>
internal static class FaultTexts
{
    public static string Of(LockDeclarationFault fault) => fault.Kind switch
    {
        LockFaultKind.EmptyName => "A lock has an empty name: give it one",
        LockFaultKind.HierarchyTwice => "The assembly declares a second hierarchy, and one order can only be one list: join the two",
        LockFaultKind.ClassTwice => $"'{Name(fault, 0)}' stands twice in the hierarchy: leave it at one place",
        LockFaultKind.UnknownName => $"No hierarchy and no [LockClass] knows the name '{Name(fault, 0)}': correct it, or add it to [assembly: LockHierarchy]",
        LockFaultKind.RankTwice => $"'{Name(fault, 0)}' has the rank '{Name(fault, 1)}' elsewhere and '{Name(fault, 2)}' here: give it one place",
        LockFaultKind.Cycle => $"The declarations form a circle, {string.Join(" → ", fault.Names)}, so no order can be kept: remove one of them",
        _ => "The declaration contradicts another one: remove one of them",
    };

    private static string Name(LockDeclarationFault fault, int index) => index < fault.Names.Length ? fault.Names[index] : "";
}
