namespace EmergentLearning.Memory.Markdown;

/// <summary>What was read from the file of a domain's heuristics.</summary>
/// <param name="Domain">The domain that the file names; empty when it names none.</param>
/// <param name="Title">The first heading of the file; empty when it has none.</param>
/// <param name="Sections">The rules, in the order of the file.</param>
/// <param name="Notes">What was odd, one sentence each; empty for an ordinary file.</param>
public sealed record HeuristicParse(string Domain, string Title, IReadOnlyList<HeuristicSection> Sections, IReadOnlyList<string> Notes);
