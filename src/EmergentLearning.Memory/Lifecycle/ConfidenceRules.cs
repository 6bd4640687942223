namespace EmergentLearning.Memory.Lifecycle;

/// <summary>
/// How far what happens moves a confidence, with the original's numbers. Pure functions, thread-safe. Each result lies in
/// <see cref="Minimum"/> to <see cref="Maximum"/> and has four decimals; what comes in from outside is taken as the nearest value inside.
/// </summary>
public static class ConfidenceRules
{
    /// <summary>Nothing is ever trusted less: what is 0 could never come back.</summary>
    public const double Minimum = 0.05;

    /// <summary>Nothing is ever trusted more: what is 1 could never be doubted.</summary>
    public const double Maximum = 0.95;

    private const double RevivalFloor = 0.35;

    /// <summary>It proved right: a tenth of the way to 1.</summary>
    public static double AfterSuccess(double confidence) => Bounded(Start(confidence) + (0.1 * (1 - Start(confidence))));

    /// <summary>It was broken, and that did harm or was of no matter: less by a tenth.</summary>
    public static double AfterFailure(double confidence) => Bounded(Start(confidence) * 0.9);

    /// <summary>What happened says the opposite: less by 15 %.</summary>
    public static double AfterContradiction(double confidence) => Bounded(Start(confidence) * 0.85);

    /// <summary>It was not used for so many weeks: times 0.92 for each.</summary>
    public static double AfterDecay(double confidence, int weeks) => Bounded(Start(confidence) * Math.Pow(0.92, Math.Max(0, weeks)));

    /// <summary>It is used again after it was dormant: at least 0.35.</summary>
    public static double AfterRevival(double confidence) => Bounded(Math.Max(Start(confidence), RevivalFloor));

    private static double Start(double confidence) => double.IsNaN(confidence) ? Minimum : Math.Clamp(confidence, Minimum, Maximum);

    internal static double Bounded(double confidence) => Math.Round(Math.Clamp(confidence, Minimum, Maximum), 4);
}
