using System.Collections.Concurrent;

namespace EmergentLearning.Engine.CrashLab.Checking;

/// <summary>Short names for long texts: millions of verdicts are looked up by them. Thread-safe.</summary>
internal static class DigestIds
{
    private static readonly ConcurrentDictionary<string, int> Ids = new(StringComparer.Ordinal);
    private static int _last;

    /// <summary>The same number for the same text, and never for another.</summary>
    public static int Of(string text) => Ids.GetOrAdd(text, static _ => Interlocked.Increment(ref _last));
}
