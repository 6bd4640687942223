using System.Diagnostics;

namespace EmergentLearning.Engine.Observability;

/// <summary>Measures one sync, from its making to its disposal. No store is named: the call that syncs serves all of them.</summary>
internal readonly struct SyncTiming : IDisposable
{
    private readonly string _kind;
    private readonly long _began;

    private SyncTiming(string kind)
    {
        _kind = kind;
        _began = EngineMeter.SyncTime.Enabled ? Stopwatch.GetTimestamp() : 0;
    }

    /// <summary>The sync of a file begins.</summary>
    public static SyncTiming File() => new("file");

    /// <summary>The sync of a directory begins.</summary>
    public static SyncTiming Directory() => new("directory");

    /// <summary>It has ended.</summary>
    public void Dispose()
    {
        if (_began != 0)
            EngineMeter.SyncTime.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, new KeyValuePair<string, object?>(TagNames.SyncKind, _kind));
    }
}
