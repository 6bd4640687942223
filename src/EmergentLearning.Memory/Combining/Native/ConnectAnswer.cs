namespace EmergentLearning.Memory.Combining.Native;

/// <summary>What came of connecting to a name.</summary>
internal enum ConnectAnswer
{
    /// <summary>Somebody listens.</summary>
    Connected,

    /// <summary>Nothing has that name.</summary>
    NoName,

    /// <summary>Whoever took the name listens no more, or not yet.</summary>
    NobodyListens,

    /// <summary>This user may not, nobody was let in for too long, or there are no sockets here.</summary>
    NotAllowed,
}
