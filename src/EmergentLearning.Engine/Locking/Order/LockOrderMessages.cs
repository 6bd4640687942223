using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>What the checker says: which locks, in which order, where, and what to do.</summary>
internal static class LockOrderMessages
{
    /// <summary>What is wrong by the declared order, or <see langword="null"/>. Who is refused at once and gives up breaks no order.</summary>
    public static string? OfDeclared(LockVerdict verdict, LockEdge edge) => verdict switch
    {
        _ when edge.From.IsInnermost =>
            $"Lock order broken: {edge.To.Name} was asked for while {edge.From.Name} is held, which is innermost. Release it first.\n{Stacks(edge)}",
        _ when !edge.Blocks => null,
        LockVerdict.Reversed =>
            $"Lock order broken: {edge.To.Name} was asked for while {edge.From.Name} is held, and is declared to be taken before it. " +
            $"Take {edge.To.Name} first, or release {edge.From.Name}.\n{Stacks(edge)}",
        LockVerdict.SameRank =>
            $"Lock order broken: {edge.To.Name} was asked for while {edge.From.Name} is held; both have one rank. " +
            $"Order them by [AcquiredBefore], or release the first.\n{Stacks(edge)}",
        LockVerdict.SameClass when !edge.To.AllowsInstances =>
            $"Lock order broken: {edge.To.Name} was asked for while one of its class is held. " +
            $"Release it first, or order the instances by [LockInstanceOrder].\n{Stacks(edge)}",
        _ => null,
    };

    /// <summary>What a circle of edges means, or <see langword="null"/> when there is none.</summary>
    public static string? OfCircle(IReadOnlyList<LockEdge> circle)
    {
        if (circle.Count == 0)
            return null;

        string ring = string.Join(" -> ", circle.Select(edge => edge.From.Name).Append(circle[0].From.Name));
        return $"Lock order cycle: {ring}. Flows that come these ways at once wait for each other for ever. Declare one order and keep it.\n" +
            string.Join('\n', circle.Select(Stacks));
    }

    /// <summary>What it means that a thread gave back what another took.</summary>
    public static string OfThread(HeldLock held) =>
        $"{held.Label} was taken by thread {held.Thread} and given back by thread {Environment.CurrentManagedThreadId}, but such a lock belongs to its " +
        "thread. Nothing may be awaited while it is held; an asynchronous lock may be held across an await.\n" +
        $"   It was taken\n{StackFrames.Text(held.Chain?.Stack)}";

    private static string Stacks(LockEdge edge) =>
        $"  {edge.From.Name} then {edge.To.Name}{How(edge.Kind)}:\n" +
        $"   {edge.From.Name} was taken\n{StackFrames.Text(edge.Outer)}\n" +
        $"   {edge.To.Name} was asked for\n{StackFrames.Text(edge.Inner)}";

    private static string How(LockEdgeKind kind) => kind switch
    {
        LockEdgeKind.Tried => " (tried)",
        LockEdgeKind.Waited => " (by another thread that is waited for)",
        _ => "",
    };
}
