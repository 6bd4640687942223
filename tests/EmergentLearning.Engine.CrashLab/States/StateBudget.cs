namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>How many choices are looked at, at each point of a journal.</summary>
/// <param name="Exhaustive">Up to how many pending changes all subsets are.</param>
/// <param name="Window">How many of the newest are left out, and are there, each alone.</param>
/// <param name="Pairs">How many of the newest are left out two by two.</param>
/// <param name="Random">How many are drawn, where there are too many for all.</param>
internal sealed record StateBudget(int Exhaustive, int Window, int Pairs, int Random)
{
    public static StateBudget Quick { get; } = new(2, 5, 0, 1);

    /// <summary>For recoveries, of which there are many.</summary>
    public static StateBudget Recovery { get; } = new(4, 10, 2, 4);

    public static StateBudget Usual { get; } = new(7, 32, 8, 24);

    public static StateBudget Deep { get; } = new(10, 400, 24, 1024);
}
