using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>P6 at the writers' gate: whoever is killed in its queue, or behind it, leaves no gap that the others wait at.</summary>
public sealed class QueueKillTests : IDisposable
{
    private readonly StoreFolder _store = new();

    public void Dispose() => _store.Dispose();

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Waiters_killed_anywhere_in_the_queue_stand_in_nobodys_way(int killed)
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();
        var queue = new List<Process>();
        using (var gate = new FileLock(Gate, LockClass.Database))
        using (LockHandle held = gate.Acquire(TimeSpan.FromSeconds(60)))
        using (new ProgressBeat(held))
        {
            await QueueUpAsync(queue, 5);
            queue[killed].Kill();
            await queue[killed].WaitForExitAsync();
            await KernelLocks.AwaitWaitersAsync(Gate, 4, queue[(killed + 1) % 5]);
        }

        ElfRun[] runs = await Task.WhenAll(queue.Select(StoreFolder.EndAsync));
        for (int i = 0; i < runs.Length; i++)
        {
            if (i != killed)
                runs[i].Succeeded();
        }

        Assert.Equal(5, (await _store.VerifyAsync()).Count);
    }

    [SkippableFact]
    public async Task A_holder_that_is_killed_lets_the_whole_queue_in()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        (await StoreFolder.EndAsync(_store.Record("first"))).Succeeded();
        var queue = new List<Process>();
        Process tool;
        using (var gate = new FileLock(Gate, LockClass.Database))
        using (LockHandle held = gate.Acquire(TimeSpan.FromSeconds(60)))
        using (new ProgressBeat(held))
        {
            await QueueUpAsync(queue, 4);
            tool = LockDatabase();
        }

        // Now the first has the gate, and waits inside it for the lock that a foreign tool has on the database.
        using (tool)
        {
            await AwaitHolderAsync(queue[0]);
            queue[0].Kill();
            tool.StandardInput.Close();
        }

        ElfRun[] runs = await Task.WhenAll(queue.Select(StoreFolder.EndAsync));
        Assert.NotEqual(0, runs[0].ExitCode);
        Assert.All(runs[1..], run => run.Succeeded());
        Assert.Equal(4, (await _store.VerifyAsync()).Count);
    }

    private string Gate => Path.Combine(_store.Path, ".elf", "database.lock");

    /// <summary>One after the other, so that it is known who stands where: the first waits for the gate, the others for that place.</summary>
    private async Task QueueUpAsync(List<Process> queue, int count)
    {
        for (int i = 0; i < count; i++)
        {
            queue.Add(_store.Record($"queued {i}"));
            await KernelLocks.AwaitWaitersAsync(Gate, i + 1, queue[i]);
        }
    }

    private Process LockDatabase()
    {
        const string Script =
            "open(F, '+<', $ARGV[0]) or die; $lock = pack('s s x4 q q i x4', F_WRLCK, 0, 120, 1, 0); "
            + "fcntl(F, F_SETLK, $lock) or die; $| = 1; print qq(held\\n); <STDIN>;";
        string index = Path.Combine(_store.Path, "memory", "index.db-shm");
        Process tool = Process.Start(new ProcessStartInfo("perl", ["-MFcntl", "-e", Script, index])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", tool.StandardOutput.ReadLine());
        return tool;
    }

    private async Task AwaitHolderAsync(Process process)
    {
        while (!(await File.ReadAllTextAsync(Gate)).Contains($"process {process.Id} ", StringComparison.Ordinal))
        {
            Assert.False(process.HasExited, "the first of the queue has ended without having had the gate");
            await Task.Delay(20);
        }
    }
}
