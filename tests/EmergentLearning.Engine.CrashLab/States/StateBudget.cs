namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>How many choices are looked at, at each point of a journal.</summary>
/// <param name="Exhaustive">Up to how many pending changes all subsets are.</param>
/// <param name="Pairs">How many of the newest are left out two by two.</param>
/// <param name="Random">How many are drawn, where there are too many for all.</param>
internal sealed record StateBudget(int Exhaustive, int Pairs, int Random)
{
    public static StateBudget Quick { get; } = new(6, 4, 6);

    public static StateBudget Usual { get; } = new(8, 12, 48);

    public static StateBudget Deep { get; } = new(10, 24, 1024);
}
