namespace EmergentLearning.Engine.Projection;

/// <summary>How far an outbox entry has come. The numbers are stored.</summary>
internal enum OutboxState
{
    /// <summary>Only the row is durable.</summary>
    Queued = 0,

    /// <summary>The file is in place and synced.</summary>
    Written = 1,

    /// <summary>The branch has the commit; the shared index of git does not know the path yet.</summary>
    Committed = 2,

    /// <summary>Nothing is left to do.</summary>
    Done = 3,
}
