namespace EmergentLearning.Engine.Projection;

/// <summary>
/// A file that stands while a pass writes. Finding it under the repository lock says that the last holder was killed or failed, so
/// that its temporary files are swept and its names doubted; not finding it saves both. It decides nothing else.
/// </summary>
internal sealed class PassMarker
{
    private readonly string _path;

    private PassMarker(string path, bool stood)
    {
        _path = path;
        Stood = stood;
    }

    /// <summary>
    /// Whether the last holder was killed or failed: then what it has renamed may not be on disk. One that outlives a loss of power only
    /// makes the next pass write some files once more.
    /// </summary>
    public bool Stood { get; }

    /// <summary>Sets the marker, after clearing up what a killed holder left. The caller holds the repository lock.</summary>
    public static PassMarker Begin(string engineFolder, Action sweep)
    {
        string path = Find(engineFolder);
        bool stood = File.Exists(path);
        if (stood)
            sweep();
        else
            File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write).Dispose();
        return new PassMarker(path, stood);
    }

    /// <summary>Whether a pass is under way or was killed.</summary>
    public static bool Exists(string engineFolder) => File.Exists(Find(engineFolder));

    /// <summary>Removes the marker: nothing temporary is left. A pass that failed leaves it, and the next one looks.</summary>
    public void Remove() => File.Delete(_path);

    /// <summary>Removes the marker of a process that was killed when it had finished. The caller holds the repository lock.</summary>
    /// <returns>Whether it stood.</returns>
    public static bool RemoveStale(string engineFolder)
    {
        if (!Exists(engineFolder))
            return false;

        File.Delete(Find(engineFolder));
        return true;
    }

    private static string Find(string engineFolder) => Path.Combine(engineFolder, "projecting");
}
