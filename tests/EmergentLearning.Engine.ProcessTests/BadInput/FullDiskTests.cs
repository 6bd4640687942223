using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Records;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>The disk is full at each step: with more and more room left, a record comes further and further. A real disk, of a few megabytes.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int SmallestStep = 4096;
    private const int Steps = 16;

    private readonly string _parent = Directory.CreateTempSubdirectory("elf-full-").FullName;
    private readonly string _disk;

    public FullDiskTests()
    {
        _disk = Path.Combine(_parent, "disk");
        Directory.CreateDirectory(_disk);
        Skip.IfNot(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", _disk), "This process may not mount.");
    }

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
            Run("umount", _disk);
        Directory.Delete(_parent, recursive: true);
    }

    [SkippableFact]
    public async Task Whatever_room_is_left_nothing_acknowledged_is_lost_and_work_goes_on_when_there_is_room_again()
    {
        string folder = Path.Combine(_disk, "store");
        var tally = new StormTally();
        int names = 0;
        var crowd = new Crowd(folder, tally, () => string.Create(CultureInfo.InvariantCulture, $"p{++names}"));
        await crowd.VerifyAsync();
        int refused = 0;
        for (int step = 0; step < Steps; step++)
        {
            Fill(step * SmallestStep);
            if (!await TryRecordAsync(crowd, folder, string.Create(CultureInfo.InvariantCulture, $"full-{step}")))
                refused++;
            File.Delete(Path.Combine(_disk, "ballast"));

            // A fresh process finds what was promised, finishes the rest, and records something of its own.
            await crowd.VerifyAsync();
            Assert.True(tally.Violations.Count == 0, $"with {step * SmallestStep} bytes left: {string.Join('\n', tally.Violations)}");
        }

        Assert.InRange(refused, 1, Steps);
        Assert.Equal(Steps + 1, tally.Counts["verifications"]);
    }

    private static async Task<bool> TryRecordAsync(Crowd crowd, string folder, string token)
    {
        try
        {
            await using StrikeStore store = await StrikeStore.OpenAsync(folder);
            Strike strike = await store.WriteAsync(tx =>
            {
                tx.Shadows.Insert(new Shadow { Token = token });
                return tx.Strikes.Insert(StrikeText.Compose(token));
            });
            crowd.Note(new Storm.Verification.Promise(token, strike.Id, Acknowledgement.Durable));
            return true;
        }
        catch (StoreException refusal)
        {
            Assert.Contains(refusal.Fault, (StoreFault[])[StoreFault.FileSystem, StoreFault.Git]);
            return false;
        }
    }

    /// <summary>Leaves so many bytes free.</summary>
    private void Fill(long left)
    {
        long free = new DriveInfo(_disk).AvailableFreeSpace;
        using FileStream ballast = File.Create(Path.Combine(_disk, "ballast"));
        byte[] block = new byte[SmallestStep];
        for (long written = 0; written + SmallestStep <= free - left; written += SmallestStep)
            ballast.Write(block);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
