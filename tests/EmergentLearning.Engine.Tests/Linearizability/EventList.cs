namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>The events of a history in the order of time. What is taken out keeps its neighbours, so that it can be put back, last out first.</summary>
internal sealed class EventList
{
    private readonly Event _head = new(-1);

    public EventList(Call[] calls)
    {
        var events = new List<(long Time, Event Event)>();
        for (int i = 0; i < calls.Length; i++)
        {
            var answer = new Event(i);
            events.Add((calls[i].Asked, new Event(i) { Answer = answer }));
            events.Add((calls[i].Answered, answer));
        }

        Event last = _head;
        foreach ((_, Event next) in events.OrderBy(e => e.Time))
        {
            last.Next = next;
            next.Previous = last;
            last = next;
        }
    }

    public Event? First => _head.Next;

    public static void TakeOut(Event call)
    {
        Unlink(call);
        Unlink(call.Answer!);
    }

    public static void PutBack(Event call)
    {
        Link(call.Answer!);
        Link(call);
    }

    private static void Unlink(Event e)
    {
        e.Previous!.Next = e.Next;
        if (e.Next is { } next)
            next.Previous = e.Previous;
    }

    private static void Link(Event e)
    {
        e.Previous!.Next = e;
        if (e.Next is { } next)
            next.Previous = e;
    }
}
