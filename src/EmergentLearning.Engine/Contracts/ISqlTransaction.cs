namespace EmergentLearning.Engine.Contracts;

/// <summary>A write transaction on the database. Valid only inside the callback that received it, on the writer's thread.</summary>
public interface ISqlTransaction : IReadSession
{
    /// <summary>The key of the row inserted last.</summary>
    long LastInsertRowId { get; }

    /// <summary>How many rows the statement that finished last inserted, changed or deleted.</summary>
    int Changes { get; }
}
