using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Moving;

/// <summary>Backups where the disk is full half-way, or in pieces.</summary>
public sealed class BackupDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Each room lets it come further: the pages of the database, the pack of git, the archive, its proof.</summary>
    [SkippableTheory]
    [InlineData(64)]
    [InlineData(1_024)]
    [InlineData(2_400)]
    [InlineData(3_600)]
    [InlineData(5_600)]
    [InlineData(8_000)]
    public void Whatever_room_there_is_for_temporary_files_there_is_a_whole_backup_or_none(int kibibytes)
    {
        string before = FillAndBackUp();
        using var disk = new SmallDisk(_folder.Root, $"size={kibibytes}k");

        ElfRun run = Elf.Run(start => start.Environment["TMPDIR"] = disk.Path, "backup", "create", "--base-path", _folder.Store);

        run.Refused(4, "room");
        Assert.Equal("", FolderSnapshot.Of(disk.Path));
        AssertGoesOn(before);
    }

    [SkippableFact]
    public void A_full_disk_of_backups_keeps_those_that_it_has_and_gets_no_half_one()
    {
        FillAndBackUp();
        long one = new FileInfo(Directory.GetFiles(Path.Combine(_folder.Store, "backups"))[0]).Length;
        using var disk = new SmallDisk(_folder.Root, FormattableString.Invariant($"size={one * 3 / 2}"));
        _folder.Elf("backup", "create", "--dir", disk.Path).Succeeded();
        string before = FolderSnapshot.Of(disk.Path);

        _folder.Elf("backup", "create", "--dir", disk.Path).Refused(4, "room");

        Assert.Equal(before, FolderSnapshot.Of(disk.Path));
        _folder.Elf("backup", "verify", "latest", "--dir", disk.Path).Succeeded();
        _folder.Elf("record", "failure", "--title", "After", "--domain", "d").Succeeded();
    }

    [SkippableFact]
    public void A_full_disk_of_the_store_is_no_reason_not_to_back_it_up_elsewhere()
    {
        using var disk = new SmallDisk(_folder.Root, "size=10m");
        string store = disk.Path + "/store";
        Elf.Run("record", "failure", "--title", "t", "--domain", "d", "--base-path", store).Succeeded();
        SmallDisk.Fill(disk.Path + "/ballast");
        string elsewhere = Path.Combine(_folder.Root, "elsewhere");

        Elf.Run("backup", "create", "--dir", elsewhere, "--base-path", store).Succeeded();

        Elf.Run("backup", "verify", "latest", "--dir", elsewhere, "--base-path", store).Succeeded();
    }

    [SkippableFact]
    public void Temporary_files_may_lie_on_another_disk_than_the_store()
    {
        using var disk = new SmallDisk(_folder.Root, "size=32m");
        FillAndBackUp();

        Elf.Run(start => start.Environment["TMPDIR"] = disk.Path, "backup", "create", "--base-path", _folder.Store).Succeeded();

        Assert.Equal("", FolderSnapshot.Of(disk.Path));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Store, ".git", "objects"), "tmp_*", SearchOption.AllDirectories));
    }

    /// <summary>A store of some megabytes with one backup.</summary>
    /// <returns>What its backups are.</returns>
    private string FillAndBackUp()
    {
        // Nothing that could be compressed away.
        var random = new Random(7);
        string[] lines = [.. Enumerable.Range(0, 40).Select(number =>
            $$"""{"kind": "failure", "title": "t{{number}}", "domain": "d", "summary": "{{Text(random)}}"}""")];
        Elf.Run(string.Join('\n', lines), static _ => { }, "record", "--stdin", "--base-path", _folder.Store).Succeeded();
        _folder.Elf("backup", "create").Succeeded();
        return FolderSnapshot.Of(Path.Combine(_folder.Store, "backups"));
    }

    private void AssertGoesOn(string backups)
    {
        Assert.Equal(backups, FolderSnapshot.Of(Path.Combine(_folder.Store, "backups")));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Store, ".git", "objects"), "tmp_*", SearchOption.AllDirectories));
        _folder.Elf("record", "failure", "--title", "After", "--domain", "d").Succeeded();
        _folder.Elf("sync").Succeeded();
    }

    private static string Text(Random random)
    {
        byte[] bytes = new byte[16_000];
        random.NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
