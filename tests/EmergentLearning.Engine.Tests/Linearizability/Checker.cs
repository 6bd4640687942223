namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>
/// Whether a history has an order of its calls, one after the other, in which each gives the answer that it gave, and none comes before
/// one that was answered before it was asked (Herlihy and Wing, 1990). The search is Wing and Gong's (1993) with Lowe's memory of where it
/// has been (2017), key by key, since a history is linearizable if and only if that of each key is.
/// </summary>
internal static class Checker
{
    /// <summary>The history of the first key that has no such order, in words, or <see langword="null"/> when all have one.</summary>
    public static string? FindViolation(IReadOnlyList<Call> history)
    {
        foreach (IGrouping<long, Call> key in history.GroupBy(call => call.Operation.Key).OrderBy(key => key.Key))
        {
            Call[] calls = [.. key.OrderBy(call => call.Asked)];
            if (!HasOrder(calls))
                return $"key {key.Key} has no order:\n" + string.Join('\n', calls.Select(Describe));
        }

        return null;
    }

    private static bool HasOrder(Call[] calls)
    {
        var events = new EventList(calls);
        var visited = new HashSet<Visited>();
        var ordered = new ulong[(calls.Length + 63) / 64];
        var path = new Stack<(Event Call, KeyState Before)>();
        KeyState state = default;
        Event? current = events.First;
        while (current is not null)
        {
            if (current.Answer is null)
            {
                // An answer whose call is not in the order yet: nothing that comes later may go before it.
                if (path.Count == 0)
                    return false;
                (current, state) = path.Pop();
                ordered[current.Index / 64] &= ~(1UL << (current.Index % 64));
                EventList.PutBack(current);
                current = current.Next;
                continue;
            }

            Call call = calls[current.Index];
            if (Model.TryStep(state, call.Operation, call.Answer, out KeyState next) && IsNew(visited, ordered, current.Index, next))
            {
                path.Push((current, state));
                ordered[current.Index / 64] |= 1UL << (current.Index % 64);
                state = next;
                EventList.TakeOut(current);
                current = events.First;
            }
            else
            {
                current = current.Next;
            }
        }

        return true;
    }

    private static bool IsNew(HashSet<Visited> visited, ulong[] ordered, int index, KeyState state)
    {
        ulong[] with = [.. ordered];
        with[index / 64] |= 1UL << (index % 64);
        return visited.Add(new Visited(with, state));
    }

    private static string Describe(Call call) => FormattableString.Invariant(
        $"{call.Asked,6}-{call.Answered,-6} client {call.Client}: {call.Operation.Kind} value {call.Operation.Value} version {call.Operation.Version}")
        + FormattableString.Invariant($" -> {call.Answer.Done}, value {call.Answer.Value} version {call.Answer.Version}");
}
