using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Shared;

[assembly: LockHierarchy(EngineLocks.Repository, EngineLocks.File, EngineLocks.Database)]

namespace EmergentLearning.Engine.Locking;

/// <summary>The engine's classes of lock, by the names that its declarations and the run-time checker use.</summary>
internal static class EngineLocks
{
    /// <summary><see cref="LockClass.Repository"/>.</summary>
    public const string Repository = nameof(LockClass.Repository);

    /// <summary><see cref="LockClass.File"/>.</summary>
    public const string File = nameof(LockClass.File);

    /// <summary><see cref="LockClass.Database"/>.</summary>
    public const string Database = nameof(LockClass.Database);

    /// <summary>What the assembly declares.</summary>
    public static readonly LockDeclarations Declarations = new()
    {
        Hierarchies = [new LockHierarchyList("EmergentLearning.Engine", [Repository, File, Database], Origin: 0)],
    };

    /// <summary>The order that the assembly declares.</summary>
    public static readonly DeclaredLockOrder Order = DeclaredLockOrder.Create(Declarations);

    /// <summary>The classes in their order, for messages.</summary>
    public const string InWords = $"{Repository}, {File}, {Database}";

    /// <summary>The name of a class.</summary>
    public static string NameOf(LockClass lockClass) => lockClass switch
    {
        LockClass.Repository => Repository,
        LockClass.File => File,
        LockClass.Database => Database,
        _ => throw new ArgumentOutOfRangeException(nameof(lockClass), lockClass, "There is no such class of lock."),
    };
}
