using System.Reflection;
using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Locking.Order;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmergentLearning.Engine.Locking;

/// <summary>
/// A class of your own locks, as the run-time checker knows it: call <see cref="Enter"/> where the lock is waited for and dispose the entry
/// where it is given back. The checker is Linux' lockdep for flows of .NET: it learns which class is asked for while which is held and finds
/// what breaks the declared order or closes a circle, though no deadlock happened. It is off unless the switch
/// <c>EmergentLearning.Engine.LockOrderChecks</c>, or the environment variable <c>ELF_LOCK_ORDER</c> (<c>throw</c>, <c>log</c>), says
/// otherwise; off, it costs nothing. Make one for a class and keep it in a static field. All members are thread-safe.
/// </summary>
public sealed class LockOrder
{
    private readonly LockNode? _node;
    private readonly ILogger _logger;
    private readonly bool _isThreadAffine;

    private LockOrder(string name, bool allowsInstances, bool isThreadAffine, ILogger? logger)
    {
        Name = name;
        _node = IsChecked ? LockOrderChecker.Process.Node(name, allowsInstances) : null;
        _isThreadAffine = isThreadAffine;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <summary>Whether this process checks. It does not change while the process runs.</summary>
    public static bool IsChecked => OrderSwitch.IsOn;

    /// <summary>The name of the class, as the analyzers call it.</summary>
    public string Name { get; }

    /// <summary>The class that the attributes of a type declare; the hierarchy of the type's assembly then holds in this process.</summary>
    /// <param name="type">A type with <see cref="LockRankAttribute"/> or <see cref="LockClassAttribute"/>; one with neither is a class by its own name.</param>
    /// <param name="isThreadAffine">Whether only the thread that took such a lock may give it back, as with a monitor. Default: no.</param>
    /// <param name="logger">Who is told of what is found, unless it is thrown. Default: nobody; it is counted all the same.</param>
    public static LockOrder Of(Type type, bool isThreadAffine = false, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (IsChecked)
            LockOrderChecker.Process.Declare(before => DeclaredByAttributes.Add(before, type));
        return new LockOrder(
            DeclaredByAttributes.NameOf(type), type.IsDefined(typeof(LockInstanceOrderAttribute), inherit: true), isThreadAffine, logger);
    }

    /// <summary>A class of the hierarchy of an assembly, for locks that live in fields.</summary>
    /// <param name="assembly">The assembly; its <see cref="LockHierarchyAttribute"/> then holds in this process.</param>
    /// <param name="name">The class.</param>
    /// <param name="isThreadAffine">Whether only the thread that took such a lock may give it back, as with a monitor. Default: no.</param>
    /// <param name="logger">Who is told of what is found, unless it is thrown. Default: nobody; it is counted all the same.</param>
    public static LockOrder Of(Assembly assembly, string name, bool isThreadAffine = false, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (IsChecked)
            LockOrderChecker.Process.Declare(before => DeclaredByAttributes.Add(before, assembly));
        return new LockOrder(name, allowsInstances: false, isThreadAffine, logger);
    }

    /// <summary>
    /// Tells that the caller's flow asks for a lock of this class; from now on it counts as held. Call it before you wait for the lock, in a
    /// method that is not <see langword="async"/>: what an async method tells is forgotten when it returns. Work that is started while the
    /// lock is held counts as holding it.
    /// </summary>
    /// <param name="mayFail">Whether the lock may be refused at once, so that what is held is given back instead of waited with. Default: no.</param>
    /// <returns>Dispose it when the lock is given back, or was not obtained.</returns>
    /// <exception cref="LockOrderException">The order is wrong, and <c>ELF_LOCK_ORDER</c> is <c>throw</c>. The lock does not count as held.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LockOrderEntry Enter(bool mayFail = false) => OrderSwitch.IsOn ? EnterChecked(mayFail) : default;

    private LockOrderEntry EnterChecked(bool mayFail) => new(HeldLocks.Enter(
        _node!,
        mayFail ? LockEdgeKind.Tried : LockEdgeKind.Held,
        _logger,
        _isThreadAffine ? Environment.CurrentManagedThreadId : 0));
}
