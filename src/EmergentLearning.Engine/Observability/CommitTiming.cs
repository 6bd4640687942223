using System.Diagnostics;

namespace EmergentLearning.Engine.Observability;

/// <summary>Measures one commit of the database, from its making to its disposal.</summary>
internal readonly struct CommitTiming : IDisposable
{
    private readonly string _store;
    private readonly long _began;
    private readonly Activity? _activity;

    private CommitTiming(string store)
    {
        _store = store;
        _activity = EngineActivities.Start(EngineActivities.Commit, store);
        _began = EngineMeter.CommitTime.Enabled ? Stopwatch.GetTimestamp() : 0;
    }

    /// <summary>The commit begins.</summary>
    public static CommitTiming Begin(string store) => new(store);

    /// <summary>It has ended, well or not.</summary>
    public void Dispose()
    {
        if (_began != 0)
            EngineMeter.CommitTime.RecordSince(_began, _store);
        _activity?.Dispose();
    }
}
