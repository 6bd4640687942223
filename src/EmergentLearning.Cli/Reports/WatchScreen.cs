using System.Globalization;
using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Reports;

/// <summary>A store that is watched, on a terminal.</summary>
/// <param name="folder">The store's folder.</param>
internal sealed class WatchScreen(string folder)
{
    private const int Looks = 40;
    private readonly LiveScreen _screen = new();
    private readonly Sparkline _log = new(Looks);

    /// <summary>Shows one look in place of the last.</summary>
    public void Show(StoreLook look)
    {
        _log.Add(look.Vitals.WalBytes);
        _screen.Draw([
            string.Create(CultureInfo.InvariantCulture, $"{folder}  {look.At.ToLocalTime():HH:mm:ss}  (Ctrl-C ends)"),
            $"  repository lock  {Lock(look.Vitals.RepositoryLock)}",
            $"  database lock    {Lock(look.Vitals.DatabaseLock)}",
            $"  wal              {HealthText.Size(look.Vitals.WalBytes),-10} {_log}",
            $"  outbox           {Outbox(look)}",
            $"  rows             {Rows(look)}",
            $"  last commit      {look.LastCommit ?? "none"}",
            $"  free             {(look.Vitals.FreeBytes is { } free ? HealthText.Size(free) : "unknown")}",
            look.Problem is null ? "" : $"  problem          {look.Problem}",
        ]);
    }

    /// <summary>A lock in a few words.</summary>
    internal static string Lock(LockView found)
    {
        string waiters = found.HasWaiters ? ", others wait" : "";
        return found.State switch
        {
            LockState.NotMade => "not made",
            LockState.Free => "free" + waiters,
            LockState.Held => found.Holder + waiters,
            _ => "unknown",
        };
    }

    private static string Rows(StoreLook look) => string.Create(CultureInfo.InvariantCulture, $"{look.Learnings ?? 0} learnings, {look.Heuristics ?? 0} heuristics");

    private static string Outbox(StoreLook look) => look.Outbox is not { } outbox ? "unknown" : outbox.OldestAge is { } age
        ? string.Create(CultureInfo.InvariantCulture, $"{outbox.Files} files, {outbox.Commits} commits, the oldest {age.TotalSeconds:0} s")
        : "empty";
}
