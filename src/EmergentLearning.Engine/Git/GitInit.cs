using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Git;

/// <summary>Creates a repository whole or not at all.</summary>
internal static class GitInit
{
    public const string Prefix = ".git-elf-";

    /// <summary>
    /// Git makes it beside its place, and a rename puts it there: one that was killed half-way is in nobody's way, where a
    /// <c>.git</c> without its HEAD would be refused until a person removes it. Hold the store's repository lock.
    /// </summary>
    /// <param name="git">The command, in the folder that becomes the work tree.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git refuses, or the folder cannot be written.</exception>
    public static async Task RunAsync(GitCommand git, CancellationToken ct)
    {
        string top = git.Root;
        string place = Path.Join(top, ".git");
        try
        {
            foreach (string left in Directory.EnumerateDirectories(top, Prefix + "*"))
                Directory.Delete(left, recursive: true);
            string work = Path.Join(top, $"{Prefix}{Guid.NewGuid():N}");
            GitResult branch = await git.RunAsync(ct, "config", "--get", "init.defaultBranch").ConfigureAwait(false);
            string[] init = branch.Succeeded ? ["init", "-q", work] : ["init", "-q", "--initial-branch=main", work];
            (await git.RunAsync(ct, init).ConfigureAwait(false)).OrThrow(top);

            SyncAll(Path.Join(work, ".git"));
            Directory.Move(Path.Join(work, ".git"), place);
            Directory.Delete(work, recursive: true);
            NativeDirectory.Sync(top);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.Git, $"The repository '{place}' cannot be created: {e.Message} Make the folder writable, then try again.", e);
        }
    }

    /// <summary>
    /// Git syncs no folder, and of a new repository not even HEAD, whatever core.fsync says. Before the rename: a power loss behind it
    /// would leave a repository without its HEAD, which git refuses, or none under commits that were acknowledged.
    /// </summary>
    public static void SyncAll(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            NativeSync.Run(handle, file);
        }

        // Examples of hooks that nobody runs may be lost.
        foreach (string below in Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path) != "hooks"))
            SyncAll(below);
        NativeDirectory.Sync(folder);
    }
}
