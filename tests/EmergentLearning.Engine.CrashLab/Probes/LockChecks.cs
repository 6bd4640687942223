using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.CrashLab.Faults;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.CrashLab.Probes;

/// <summary>The lock between processes.</summary>
internal static class LockChecks
{
    private const int Processes = 3;
    private const int Steps = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task<string?> DescriptionsExcludeAsync(string folder)
    {
        using FileLock one = Open(folder);
        using FileLock two = Open(folder);
        using (LockHandle? held = one.TryAcquire())
        {
            if (held is null)
                return Wrong("a free lock was refused");
            using LockHandle? both = Aside(two.TryAcquire);
            if (both is not null)
                return Wrong("both hold it");
        }

        using LockHandle? next = two.TryAcquire();
        return next is null ? Wrong("it is not free after it was given back") : Held();
    }

    public static async Task<string?> ProcessesExcludeAsync(string folder)
    {
        using FileLock ours = Open(folder);
        using Process holder = Process.Start(Self.Start("locks-hold", PathOf(folder)))!;
        await holder.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        using (LockHandle? both = ours.TryAcquire())
        {
            if (both is not null)
                return "two processes hold it";
        }

        holder.Kill();
        await holder.WaitForExitAsync().ConfigureAwait(false);
        using LockHandle next = await ours.AcquireAsync(Patience, default).ConfigureAwait(false);
        return null;
    }

    public static Task<string?> FileStaysAsync(string folder)
    {
        using FileLock one = Open(folder);
        one.TryAcquire()!.Dispose();
        return File.Exists(PathOf(folder)) ? Held() : Wrong("it is deleted, and whoever has it open locks what nobody else finds");
    }

    public static Task<string?> ReplacedFileIsNoticedAsync(string folder) => RefusedAfterAsync(folder, () =>
    {
        File.WriteAllText(PathOf(folder) + ".new", "");
        File.Move(PathOf(folder) + ".new", PathOf(folder), overwrite: true);
    });

    public static Task<string?> DeletedFileIsNoticedAsync(string folder) => RefusedAfterAsync(folder, () => File.Delete(PathOf(folder)));

    public static async Task<string?> NothingIsLostAsync(string folder)
    {
        string counter = Path.Join(folder, "counter");
        await File.WriteAllTextAsync(counter, "0").ConfigureAwait(false);
        Process[] children = [.. Enumerable.Range(0, Processes).Select(_ => Process.Start(Self.Start("locks-count", PathOf(folder), counter))!)];
        foreach (Process child in children)
        {
            await child.WaitForExitAsync().ConfigureAwait(false);
            child.Dispose();
        }

        string counted = await File.ReadAllTextAsync(counter).ConfigureAwait(false);
        return counted == (Processes * Steps).ToString(CultureInfo.InvariantCulture) ? null : $"{Processes * Steps} steps were made and {counted} counted";
    }

    public static async Task<string?> SwitchIsRefusedAsync(string folder)
    {
        ProcessStartInfo start = Self.Start("locks-test", PathOf(folder));
        start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1";
        using Process child = Process.Start(start)!;
        string answer = await child.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        return answer.StartsWith("refused", StringComparison.Ordinal) ? null : "it was accepted";
    }

    public static async Task<string?> IdleMountIsRefusedAsync(string folder)
    {
        using var child = new Preloaded("locks-idle", PathOf(folder));
        string answer = await child.Process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        return answer.StartsWith("refused", StringComparison.Ordinal) ? null : "it was accepted";
    }

    /// <summary>Holds the lock until it is killed.</summary>
    public static async Task<int> HoldAsync(string path)
    {
        using var mine = new FileLock(path, LockClass.File);
        using LockHandle held = await mine.AcquireAsync(Patience, default).ConfigureAwait(false);
        Console.WriteLine("held");
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>Reads, adds one and writes, as nobody may who does not hold the lock.</summary>
    public static async Task<int> CountAsync(string path, string counter)
    {
        using var mine = new FileLock(path, LockClass.File);
        for (int i = 0; i < Steps; i++)
        {
            using LockHandle held = await mine.AcquireAsync(Patience, default).ConfigureAwait(false);
            int before = int.Parse(await File.ReadAllTextAsync(counter).ConfigureAwait(false), CultureInfo.InvariantCulture);
            await Task.Yield();
            await File.WriteAllTextAsync(counter, (before + 1).ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>Whether the self-test refuses this place.</summary>
    public static int Test(string path, bool idle)
    {
        if (idle)
        {
            FaultLibrary.Intercept();
            FaultControl.Open().MakeLocksDoNothing(true);
        }

        try
        {
            FileLock.SelfTest(path);
            Console.WriteLine("accepted");
        }
        catch (StoreException refusal)
        {
            Console.WriteLine($"refused: {refusal.Message}");
        }

        return 0;
    }

    /// <summary>One has the old file open, another locks the new one: the first must not get the lock.</summary>
    private static Task<string?> RefusedAfterAsync(string folder, Action change)
    {
        using FileLock before = Open(folder);
        before.TryAcquire()!.Dispose();
        change();
        using FileLock after = Open(folder);
        using LockHandle? held = after.TryAcquire();
        if (held is null)
            return Wrong("the new file cannot be locked");
        using LockHandle? both = Aside(before.TryAcquire);
        return both is null ? Held() : Wrong("both hold it, each its own file");
    }

    private static FileLock Open(string folder) => new(PathOf(folder), LockClass.File);

    private static string PathOf(string folder) => Path.Join(folder, "some.lock");

    /// <summary>In another flow: one flow may not ask for two locks of one class.</summary>
    private static LockHandle? Aside(Func<LockHandle?> take)
    {
        LockHandle? handle = null;
        var thread = new Thread(() => handle = take());
        thread.UnsafeStart();
        thread.Join();
        return handle;
    }

    private static Task<string?> Wrong(string what) => Task.FromResult<string?>(what);

    private static Task<string?> Held() => Task.FromResult<string?>(null);
}
