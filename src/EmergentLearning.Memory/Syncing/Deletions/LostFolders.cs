namespace EmergentLearning.Memory.Syncing.Deletions;

/// <summary>
/// Tells a lost folder (a disk that is not mounted, a wrong <c>rm -r</c>) from files that somebody wanted to be rid of: by how many of a folder
/// are missing at once.
/// </summary>
internal static class LostFolders
{
    // What a person deletes by hand in one go; above that, more than half of a folder is an accident.
    private const int Handful = 10;

    // memory/failures, experiments/active: folders of the store. Below them are those of one record.
    private const int Depth = 2;

    /// <summary>The folders of records that are taken for lost, with how many of their files are missing.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="all">Every file that there ought to be.</param>
    /// <param name="missing">Those that somebody removed without a commit.</param>
    public static IReadOnlyDictionary<string, int> Find(string root, IEnumerable<string> all, IReadOnlyCollection<string> missing)
    {
        Dictionary<string, int> counts = missing.GroupBy(FolderOf, StringComparer.Ordinal).ToDictionary(
            static folder => folder.Key, static folder => folder.Count(), StringComparer.Ordinal);
        Dictionary<string, int> totals = all.Select(FolderOf).Where(counts.ContainsKey).GroupBy(static folder => folder, StringComparer.Ordinal)
            .ToDictionary(static folder => folder.Key, static folder => folder.Count(), StringComparer.Ordinal);
        return counts
            .Where(folder => IsGone(root, folder.Key) || (folder.Value > Handful && folder.Value * 2 > totals.GetValueOrDefault(folder.Key)))
            .ToDictionary(static folder => folder.Key, static folder => folder.Value, StringComparer.Ordinal);
    }

    /// <summary>The folder of records in which a file lies; empty for one at the top.</summary>
    public static string FolderOf(string path)
    {
        string[] segments = path.Split('/');
        return string.Join('/', segments[..Math.Min(Depth, segments.Length - 1)]);
    }

    private static bool IsGone(string root, string folder) => folder.Length > 0 && !Directory.Exists(Path.Combine(root, folder));
}
