using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Builds;

/// <summary>What is remembered of a failure that was just recorded.</summary>
/// <param name="Id">Its key in the table.</param>
/// <param name="Uid">Its name in every store.</param>
/// <param name="Path">Its file, below the store's folder.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Before">What was known before this time; <see langword="null"/> when it is new.</param>
/// <param name="Now">What is known now.</param>
/// <param name="Heuristics">
/// Rules that may help: of its domain, of <c>build</c> or <c>tests</c>, or that name one of its codes; the most trusted first, at most 3.
/// </param>
public sealed record BuildRecollection(
    long Id, string Uid, string Path, string Title, BuildHistory? Before, BuildHistory Now, IReadOnlyList<Heuristic> Heuristics);
