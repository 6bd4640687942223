namespace EmergentLearning.Memory.Context;

/// <summary>A kind of record that may stand in a context. A new kind is one class and a line in <see cref="ContextSources"/>.</summary>
internal interface IContextSource
{
    /// <summary>The heading of its section.</summary>
    string Heading { get; }

    /// <summary>When its turn is.</summary>
    ContextTier Tier { get; }

    /// <summary>Why its items are offered, for whoever asks for an explanation.</summary>
    string Why { get; }

    /// <summary>Its items, those that matter most first; none where the request gives no reason for them or the store has no such table.</summary>
    IEnumerable<ContextItem> Read(ContextReading reading);
}
