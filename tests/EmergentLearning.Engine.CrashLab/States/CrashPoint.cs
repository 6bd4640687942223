namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>Where in a journal, and with which of the pending changes, the power fails.</summary>
/// <param name="Journal">The workload, or the recovery.</param>
/// <param name="Entries">How many entries of the journal had happened.</param>
/// <param name="Choices">One letter a pending change: which of them got to the disk.</param>
internal sealed record CrashPoint(string Journal, int Entries, string Choices)
{
    private const string Letters = "-+sfhz";

    /// <summary>The form that <c>crashlab states --only</c> takes.</summary>
    public string Id => $"{Journal}:{Entries}:{Choices}";

    public static CrashPoint Of(string journal, int entries, Choice[] choices) =>
        new(journal, entries, string.Concat(choices.Select(choice => Letters[(int)choice])));

    public static CrashPoint Parse(string id) => id.Split(':') is [var journal, var entries, var choices]
        ? new CrashPoint(journal, int.Parse(entries, System.Globalization.CultureInfo.InvariantCulture), choices)
        : throw new FormatException($"{id} is no crash point; give one as it was printed.");

    public Choice[] ParseChoices() => [.. Choices.Select(letter => (Choice)Letters.IndexOf(letter, StringComparison.Ordinal))];
}
