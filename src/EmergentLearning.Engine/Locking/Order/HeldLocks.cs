using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Shared;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>The way of an acquisition through the checks. Thread-safe.</summary>
internal static class HeldLocks
{
    /// <summary>Enters a pending acquisition of a lock between processes. Its declared order is kept whether or not more is checked.</summary>
    /// <exception cref="LockOrderException">The flow holds a lock that stands at or after this one.</exception>
    public static HeldLock EnterFile(FileLockOrder of, bool isTry)
    {
        var entry = new HeldLock(of.Node, of.Path, System.Diagnostics.Stopwatch.GetTimestamp());
        HeldLock[] flow = FlowLocks.Current;
        if (Array.Find(flow, held => IsInTheWay(held, of.Node)) is { } blocker)
            throw new LockOrderException(FileMessage(entry, blocker));
        if (OrderSwitch.IsOn)
            Check(flow, entry, isTry ? LockEdgeKind.Tried : LockEdgeKind.Held, of.Logger);
        FlowLocks.Add(entry);
        return entry;
    }

    /// <summary>Enters an acquisition that counts as held from now on. Only while the checks are on.</summary>
    /// <exception cref="LockOrderException">The order is wrong, and what is found is thrown.</exception>
    public static HeldLock Enter(LockNode node, LockEdgeKind kind, ILogger logger, int thread = 0)
    {
        var entry = new HeldLock(node, node.Name, askedAt: 0) { Thread = thread, Logger = logger };
        Check(FlowLocks.Current, entry, kind, logger);
        entry.State = HeldLockState.Held;
        FlowLocks.Add(entry);
        return entry;
    }

    /// <summary>What the flow holds, for another thread that works while this one waits; <see langword="null"/> when that is nothing.</summary>
    public static HeldLock[]? Capture() =>
        OrderSwitch.IsOn && Array.Exists(FlowLocks.Current, held => held.State == HeldLockState.Held) ? FlowLocks.Current : null;

    /// <summary>
    /// Works for somebody who waits: until the scope ends, what they hold counts as held here too, before what is held here, which is checked.
    /// </summary>
    /// <exception cref="LockOrderException">The order is wrong, and what is found is thrown.</exception>
    public static FlowScope WorkFor(HeldLock[] waiter, ILogger logger)
    {
        HeldLock[] own = FlowLocks.Current;
        foreach (HeldLock held in own)
        {
            if (held.State == HeldLockState.Held)
                Check(waiter, held, LockEdgeKind.Waited, logger);
        }

        return FlowLocks.Replace([.. waiter, .. own]);
    }

    /// <summary>Ends an acquisition that <see cref="Enter"/> began; only the first call does anything.</summary>
    /// <exception cref="LockOrderException">It belongs to another thread, and what is found is thrown.</exception>
    public static void Leave(HeldLock held)
    {
        if (held.State == HeldLockState.Over)
            return;

        held.State = HeldLockState.Over;
        if (held.Thread != 0 && held.Thread != Environment.CurrentManagedThreadId)
            Report(held, LockOrderMessages.OfThread(held), held.Logger!);
    }

    /// <summary>Tells of what is wrong with a lock.</summary>
    /// <exception cref="LockOrderException">What is found is thrown.</exception>
    private static void Report(HeldLock held, string problem, ILogger logger)
    {
        EngineMeter.LockOrderBroken(held.Node.Name);
        if (OrderSwitch.Throws)
            throw new LockOrderException(problem);
        logger.LockOrderBroken(problem);
    }

    private static void Check(HeldLock[] held, HeldLock next, LockEdgeKind kind, ILogger logger)
    {
        if (LockOrderChecker.Process.Check(held, next, kind) is { } problem)
            Report(next, problem, logger);
    }

    private static bool IsInTheWay(HeldLock held, LockNode next) =>
        held.State == HeldLockState.Held
        && EngineLocks.Order.Judge(held.Node.Name, next.Name) is not (LockVerdict.Allowed or LockVerdict.Undeclared);

    private static string FileMessage(HeldLock next, HeldLock blocker) =>
        $"Lock order broken: the {next.Node.Name} lock '{next.Label}' was asked for while the {blocker.Node.Name} lock '{blocker.Label}' is held. " +
        $"Take locks in the order {EngineLocks.InWords}, one of each class: release the {blocker.Node.Name} lock first.";
}
