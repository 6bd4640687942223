namespace EmergentLearning.Engine.Contracts.Watching;

/// <summary>A watcher's queue, whatever its record.</summary>
internal interface IChangeQueue
{
    /// <summary>Says that nothing follows.</summary>
    void Close();
}
