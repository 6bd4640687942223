using System.Globalization;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>What Linux's list of locks says about one file.</summary>
internal static class KernelLocks
{
    /// <summary>Waits until that many wait in the kernel for a lock on the file: so a test knows, and need not guess by time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="count">How many.</param>
    /// <param name="last">The one that has to stand there; when it ends instead, it never will.</param>
    public static async Task AwaitWaitersAsync(string path, int count, System.Diagnostics.Process last)
    {
        string inode = ":" + (await InodeAsync(path)).ToString(CultureInfo.InvariantCulture);
        while (Waiters(inode) != count)
        {
            Assert.False(last.HasExited, "a process that should wait in the queue has ended");
            await Task.Delay(20);
        }
    }

    private static int Waiters(string inode) => File.ReadAllLines("/proc/locks").Count(line =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "->", _, _, _, _, string file, ..] && file.EndsWith(inode, StringComparison.Ordinal));

    private static async Task<long> InodeAsync(string path)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%i", path]) { RedirectStandardOutput = true })!;
        string text = await stat.StandardOutput.ReadToEndAsync();
        await stat.WaitForExitAsync();
        return long.Parse(text, CultureInfo.InvariantCulture);
    }
}
