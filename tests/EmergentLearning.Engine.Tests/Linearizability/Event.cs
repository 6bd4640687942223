namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>A call being asked or being answered, in a list in the order of time.</summary>
internal sealed class Event(int index)
{
    /// <summary>Which call.</summary>
    public int Index { get; } = index;

    /// <summary>Where the call is answered; <see langword="null"/> for the answer itself.</summary>
    public Event? Answer { get; set; }

    public Event? Previous { get; set; }

    public Event? Next { get; set; }
}
