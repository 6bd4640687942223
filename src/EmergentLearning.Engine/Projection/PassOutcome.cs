namespace EmergentLearning.Engine.Projection;

/// <summary>What stood in the way of a projection pass; nothing when all went well.</summary>
/// <param name="Problem">What stopped the pass as a whole, or null.</param>
/// <param name="PathProblems">By path, what stopped one file.</param>
internal sealed record PassOutcome(string? Problem, IReadOnlyDictionary<string, string> PathProblems)
{
    public static PassOutcome Clean { get; } = new(null, new Dictionary<string, string>());

    /// <summary>Why the file of a path has not come further, or null.</summary>
    public string? ProblemOf(string path) => PathProblems.GetValueOrDefault(path) ?? Problem;
}
