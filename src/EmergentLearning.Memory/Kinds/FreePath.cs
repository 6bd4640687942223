namespace EmergentLearning.Memory.Kinds;

/// <summary>Finds a path at which nothing lies.</summary>
internal static class FreePath
{
    /// <summary>The path, or the same with <c>_2</c>, <c>_3</c>, ... before its end.</summary>
    public static string Find(string stem, string end, Func<string, bool> isFree)
    {
        string path = stem + end;
        for (int number = 2; !isFree(path); number++)
            path = FormattableString.Invariant($"{stem}_{number}{end}");
        return path;
    }
}
