using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder;

/// <summary>What the rules about the order of locks say.</summary>
internal static class LockOrderRules
{
    private const string Category = "LockOrder";

    public static readonly DiagnosticDescriptor LockOrderViolated = new(
        DiagnosticIds.LockOrderViolated, "A lock is acquired against the declared order",
        "'{0}' is acquired while '{1}' is held{2}, but the declared order is {3}: acquire '{0}' first, or release '{1}' before",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Two flows that take two locks in opposite orders wait for each other for ever. The hierarchy says which is taken " +
        "first; take them in that order on every path.",
        DiagnosticIds.HelpLink(DiagnosticIds.LockOrderViolated));

    public static readonly DiagnosticDescriptor LockCycle = new(
        DiagnosticIds.LockCycle, "Locks are acquired in a circle",
        "Lock order cycle {0}: {1}; acquire these locks in one order everywhere, or hold one outer lock around all of these " +
        "paths",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Each of the paths takes a lock that another of them holds. When they run at once, each waits for the next, for ever.",
        DiagnosticIds.HelpLink(DiagnosticIds.LockCycle), WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor LockReentered = new(
        DiagnosticIds.LockReentered, "A lock that is not reentrant is acquired while it is held",
        "'{0}' is acquired while it is held already{1} and is not reentrant: the flow waits for itself; call a variant that " +
        "requires the lock, or release it before",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A semaphore, a spin lock, a reader-writer lock without recursion or a file lock does not know its owner again: who " +
        "asks twice waits for ever.",
        DiagnosticIds.HelpLink(DiagnosticIds.LockReentered));

    public static readonly DiagnosticDescriptor UnorderedInstances = new(
        DiagnosticIds.UnorderedInstances, "Two locks of one class are acquired in no order",
        "A second '{0}' is acquired while another one is held{1}, and nothing says in which order instances are taken: two " +
        "flows with the two exchanged wait for each other; declare [LockInstanceOrder] and take them sorted by it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Transfer(a, b) and Transfer(b, a) take the same two locks in opposite orders. Take instances in the order of a member " +
        "that never changes.",
        DiagnosticIds.HelpLink(DiagnosticIds.UnorderedInstances));

    public static readonly DiagnosticDescriptor LockNotReleased = new(
        DiagnosticIds.LockNotReleased, "A lock stays held on some path",
        "'{0}' is acquired here and still held where {1}: whoever wants it next waits for ever; release it in a finally, or " +
        "hold it with using",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A lock that one path forgets blocks every later caller. Release in a finally, or let using do it.",
        DiagnosticIds.HelpLink(DiagnosticIds.LockNotReleased));

    public static readonly DiagnosticDescriptor LockUpgraded = new(
        DiagnosticIds.LockUpgraded, "A shared lock is made exclusive while it is held",
        "'{0}' is acquired for writing while it is held for reading{1}: the writer waits for all readers, and is one of them; " +
        "enter it upgradeable, or leave the read lock before",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A writer waits until every reader has left. A reader that becomes a writer waits for itself; two that try wait for " +
        "each other.",
        DiagnosticIds.HelpLink(DiagnosticIds.LockUpgraded));

    public static readonly DiagnosticDescriptor ThreadBoundLock = new(
        DiagnosticIds.ThreadBoundLock, "A lock that belongs to a thread is held across an await or a yield",
        "'{0}' belongs to the thread that took it and is held across this {1}{2}: what follows may run on another thread, or " +
        "never; use a SemaphoreSlim or another lock that belongs to no thread, or release it before",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "After an await the code may run on another thread, which does not own the lock; after a yield the consumer decides " +
        "when, and whether, it goes on. Monitor, Lock, Mutex, SpinLock and ReaderWriterLockSlim belong to a thread.",
        DiagnosticIds.HelpLink(DiagnosticIds.ThreadBoundLock));

    public static readonly DiagnosticDescriptor WaitForBlockedTask = new(
        DiagnosticIds.WaitForBlockedTask, "A task is waited for that needs a lock which is held meanwhile",
        "This waits for work that acquires '{0}' ({1}) while '{0}' is held: neither can go on; release it before the wait",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The task cannot finish before the lock is free, and the lock is not freed before the task has finished.",
        DiagnosticIds.HelpLink(DiagnosticIds.WaitForBlockedTask));

    public static readonly DiagnosticDescriptor LockOrderViolatedAtEnd = BuildOnly.TwinOf(LockOrderViolated);

    public static readonly DiagnosticDescriptor LockReenteredAtEnd = BuildOnly.TwinOf(LockReentered);

    public static readonly DiagnosticDescriptor UnorderedInstancesAtEnd = BuildOnly.TwinOf(UnorderedInstances);

    public static readonly DiagnosticDescriptor LockNotReleasedAtEnd = BuildOnly.TwinOf(LockNotReleased);

    public static readonly DiagnosticDescriptor LockUpgradedAtEnd = BuildOnly.TwinOf(LockUpgraded);

    public static readonly DiagnosticDescriptor ThreadBoundLockAtEnd = BuildOnly.TwinOf(ThreadBoundLock);

    public static readonly DiagnosticDescriptor WaitForBlockedTaskAtEnd = BuildOnly.TwinOf(WaitForBlockedTask);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        LockOrderViolated, LockCycle, LockReentered, UnorderedInstances, LockNotReleased, LockUpgraded, ThreadBoundLock, WaitForBlockedTask,
        LockOrderViolatedAtEnd, LockReenteredAtEnd, UnorderedInstancesAtEnd, LockNotReleasedAtEnd, LockUpgradedAtEnd, ThreadBoundLockAtEnd,
        WaitForBlockedTaskAtEnd,
    ];
}
