namespace EmergentLearning.Engine.Git;

/// <summary>A lock file of git's that this process holds.</summary>
/// <param name="path">The file that is locked.</param>
/// <param name="lockPath">Its lock file.</param>
internal sealed class GitClaim(string path, string lockPath) : IDisposable
{
    /// <summary>The file that is locked, to be replaced by a rename.</summary>
    public string Path => path;

    /// <summary>Gives a file that will replace the locked one its permissions, which a shared repository sets on purpose.</summary>
    public void KeepMode(string work)
    {
        if (File.Exists(path) && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(work, File.GetUnixFileMode(path));
    }

    /// <summary>Lets the lock go.</summary>
    public void Dispose() => File.Delete(lockPath);
}
