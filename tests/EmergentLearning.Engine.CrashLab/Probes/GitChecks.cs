using System.Diagnostics;
using System.Runtime.InteropServices;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Faults;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>What is somebody else's in a repository stays as it is.</summary>
internal static partial class GitChecks
{
    public static async Task<string?> OnlyOurLocksAreRemovedAsync(string root)
    {
        await using (EntryStore store = await OpenAsync(root).ConfigureAwait(false))
            await InsertAsync(store, "first").ConfigureAwait(false);
        string git = Path.Join(root, ".git");
        string foreign = Path.Join(git, "index.lock");
        string ours = Path.Join(git, "ours.lock");
        await File.WriteAllTextAsync(foreign, "").ConfigureAwait(false);
        // A lock that one of ours left when it was killed is a second name of the claim.
        if (Link(Path.Join(git, "elf-claim"), ours) != 0)
            return $"the claim cannot be linked: error {Marshal.GetLastPInvokeError()}";

        await using (EntryStore store = await OpenAsync(root).ConfigureAwait(false))
            await InsertAsync(store, "second").ConfigureAwait(false);
        return !File.Exists(foreign) ? "a foreign lock was removed"
            : File.Exists(ours) ? "a lock of ours, whose owner is dead, was left"
            : null;
    }

    /// <summary>Somebody commits between our look at the branch and our move of it: both commits are there afterwards.</summary>
    public static async Task<string?> MovedBranchIsKeptAsync(string root)
    {
        bool isMoved = false;
        void CommitBeside(ProjectionStep step)
        {
            if (step != ProjectionStep.PlanNoted || isMoved)
                return;

            isMoved = true;
            Git(root, "commit", "-q", "--allow-empty", "-m", "a person's");
        }

        await using (EntryStore store = await OpenAsync(root).ConfigureAwait(false))
            await InsertAsync(store, "first").ConfigureAwait(false);
        EntryStore working = await EntryStore.OpenAsync(root, FaultScenarios.Options(git: true) with { OnStep = CommitBeside }).ConfigureAwait(false);
        await InsertAsync(working, "second").ConfigureAwait(false);
        await working.DisposeAsync().ConfigureAwait(false);
        string[] subjects = Git(root, "log", "--format=%s").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return !subjects.Contains("a person's") ? "the person's commit is gone"
            : subjects.Length != 3 ? $"there are {subjects.Length} commits, and not 3: {string.Join(", ", subjects)}"
            : null;
    }

    public static async Task<string?> StagedStaysAsync(string root)
    {
        await using (EntryStore store = await OpenAsync(root).ConfigureAwait(false))
            await InsertAsync(store, "first").ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Join(root, "mine.txt"), "mine").ConfigureAwait(false);
        Git(root, "add", "mine.txt");
        await using (EntryStore store = await OpenAsync(root).ConfigureAwait(false))
            await InsertAsync(store, "second").ConfigureAwait(false);
        string status = Git(root, "status", "--porcelain");
        return status == "A  mine.txt\n" ? null : $"the status is '{status}'";
    }

    private static Task<EntryStore> OpenAsync(string root) =>
        EntryStore.OpenAsync(root, FaultScenarios.Options(git: true) with { AllowForeignFolder = true });

    private static Task<Entry> InsertAsync(EntryStore store, string name) =>
        store.Entries.InsertAsync(new Entry { Name = name, Text = "new" }, Acknowledgement.Committed);

    private static string Git(string root, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", root, "-c", "user.name=person", "-c", "user.email=person@localhost", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string added);
}
