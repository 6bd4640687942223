using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Refusals;

public sealed class DiskTests
{
    [SkippableTheory]
    [InlineData("/proc/elf-store")]
    [InlineData("/sys/elf-store")]
    public void A_place_where_nothing_can_be_made_is_refused(string store)
    {
        Skip.IfNot(OperatingSystem.IsLinux());

        Elf.Run("record", "failure", "--title", "t", "--domain", "d", "--base-path", store).Refused(4);
    }

    [SkippableFact]
    public void A_read_only_disk_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var disk = new SmallDisk(folder.Root, "size=1m,ro");

        Elf.Run("record", "failure", "--title", "t", "--domain", "d", "--base-path", disk.Path + "/store").Refused(4);

        Assert.Equal("", FolderSnapshot.Of(disk.Path));
    }

    [SkippableFact]
    public void A_store_on_a_disk_that_became_read_only_is_refused_and_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        using var disk = new SmallDisk(folder.Root, "size=8m");
        string store = disk.Path + "/store";
        Elf.Run("record", "failure", "--title", "t", "--domain", "d", "--base-path", store).Succeeded();
        SmallDisk.Mount("-o", "remount,ro", disk.Path);
        string before = FolderSnapshot.Of(disk.Path);

        Elf.Run("record", "failure", "--title", "t2", "--domain", "d", "--base-path", store).Refused(4);

        Assert.Equal(before, FolderSnapshot.Of(disk.Path));
    }

    [SkippableFact]
    public void A_full_disk_is_refused_and_no_row_is_there_when_there_is_room_again()
    {
        using var folder = new TemporaryFolder();
        // Room for the reserve, too: without it and without 4 MiB to spare, nothing is recorded at all.
        using var disk = new SmallDisk(folder.Root, "size=8m");
        string store = disk.Path + "/store";
        Elf.Run("record", "failure", "--title", "first", "--domain", "d", "--base-path", store).Succeeded();
        string ballast = disk.Path + "/ballast";
        SmallDisk.Fill(ballast);

        Elf.Run("record", "failure", "--title", "second", "--domain", "d", "--summary", new string('s', 40_000), "--base-path", store).Refused(4);

        File.Delete(ballast);
        ElfRun stats = Elf.Run("query", "--stats", "--format", "json", "--base-path", store).Succeeded();
        Assert.Equal(1, stats.Json.GetProperty("learnings").GetInt32());
        Elf.Run("record", "failure", "--title", "third", "--domain", "d", "--base-path", store).Succeeded();
    }

    [SkippableFact]
    public void An_answer_that_cannot_be_written_is_a_failure_and_the_record_stays()
    {
        Skip.IfNot(File.Exists("/dev/full"));
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("sh", ["-c", "exec \"$0\" \"$@\" > /dev/full", .. Elf.CommandLine("record", "failure")])
        {
            RedirectStandardError = true,
        };
        start.Environment["FAILURE_TITLE"] = "t";
        start.Environment["FAILURE_DOMAIN"] = "d";
        start.Environment["EMERGENT_LEARNING_HOME"] = folder.Store;

        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        new ElfRun(process.ExitCode, "", error).Refused(4, "Do not record it again");
        Assert.Equal(1, folder.Elf("query", "--recent", "9", "--format", "json").Succeeded().Json.GetArrayLength());
    }
}
