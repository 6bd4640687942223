using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Git;

/// <summary>Creates a repository whole or not at all.</summary>
internal static class GitInit
{
    private const string Prefix = ".git-elf-";

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

            // Git syncs neither its configuration nor any folder: without this a power loss could take the repository, or leave one that
            // git refuses, and the commits' acknowledgement with it.
            Sync(Path.Join(work, ".git"));
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

    /// <summary>Makes everything in a new repository durable, each name before the folder that leads to it.</summary>
    private static void Sync(string repository)
    {
        foreach (string path in Directory.EnumerateFiles(repository, "*", SearchOption.AllDirectories))
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            NativeSync.Run(file, path);
        }

        foreach (string folder in Directory.EnumerateDirectories(repository, "*", SearchOption.AllDirectories))
            NativeDirectory.Sync(folder);
        NativeDirectory.Sync(repository);
    }
}
