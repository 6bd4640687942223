namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>The text of a mark: as long as a short note.</summary>
internal static class Text
{
    private static readonly string Body = new('x', 120);

    public static string Of(long number) => FormattableString.Invariant($"{number} {Body}");
}
