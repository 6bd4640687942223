namespace EmergentLearning.Memory.Kinds.Experiments;

/// <summary>The files of an experiment: <c>experiments/active/FOLDER/hypothesis.md</c> and <c>log.md</c>, or below <c>completed</c>.</summary>
internal static class ExperimentPaths
{
    public const string Hypothesis = "hypothesis.md";
    public const string Log = "log.md";

    public static bool IsHypothesis(string path) => IsOwn(path, Hypothesis);

    public static bool IsLog(string path) => IsOwn(path, Log);

    /// <summary>The folder of a file, below the store's.</summary>
    public static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    private static bool IsOwn(string path, string name) =>
        path.Split('/') is ["experiments", "active" or "completed", _, var last] && last == name;
}
