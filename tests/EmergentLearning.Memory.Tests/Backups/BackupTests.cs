using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private StoreBackups Backups => new(_fixture.Folder);

    [Fact]
    public async Task D05_A_backup_restores()
    {
        await RecordAsync("one", "two");
        BackupReceipt made = await Backups.CreateAsync();
        string target = Path.Combine(_fixture.Folder, "..", Path.GetFileName(_fixture.Folder) + "-copy");
        try
        {
            Assert.Equal(made, await Backups.VerifyAsync("latest"));
            RestoreReport report = await Backups.RestoreAsync("latest", new RestoreOptions { To = target });

            Assert.Equal((2, 3), (report.Learnings, report.Files));
            Assert.Equal(Files(_fixture.Folder), Files(target));
            Assert.Equal(Git(_fixture.Folder, "log", "--format=%H"), Git(target, "log", "--format=%H"));
            Assert.Equal("", Git(target, "status", "--porcelain"));
            // And it is a store: it goes on.
            await using MemoryStore store = await MemoryStore.OpenAsync(target);
            RecordReceipt next = await store.RecordAsync(new FailureInput { Title = "three", Domain = "d" });
            Assert.Equal((3L, Acknowledgement.Committed), (next.Id, next.Level));
            Assert.True((await store.SyncAsync()).IsInStep);
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    [Fact]
    public async Task D06_A_backup_has_what_stands_in_the_log_alone()
    {
        // Open all the while: the rows are in the log and not in the file.
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.RecordAsync(new FailureInput { Title = "in the log", Domain = "d" });
        Assert.True(new FileInfo(Path.Combine(_fixture.Folder, "memory/index.db-wal")).Length > 0);

        BackupReceipt made = await Backups.CreateAsync();

        Assert.Equal(1, made.Learnings);
        using var scratch = new StoreFixture();
        await Backups.RestoreAsync(made.Backup.Name, new RestoreOptions { To = scratch.Folder });
        await using MemoryReader restored = MemoryReader.Open(scratch.Folder);
        Assert.Equal("in the log", Assert.Single(restored.Recent(10)).Title);
    }

    [Fact]
    public async Task Fifty_writers_beside_it_leave_a_backup_of_one_moment()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.RecordAsync(new FailureInput { Title = "first", Domain = "d" });
        using var enough = new CancellationTokenSource();
        Task[] writers = [.. Enumerable.Range(0, 50).Select(async writer =>
        {
            for (int i = 0; !enough.IsCancellationRequested; i++)
                await store.RecordAsync(new FailureInput { Title = $"writer {writer} {i}", Domain = "d" }, Acknowledgement.Projected);
        })];
        BackupReceipt made = await Backups.CreateAsync();
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        // Proven by itself: database, files, and a history in which every commit is that the database knows. Here: nothing is made twice.
        using var scratch = new StoreFixture();
        await Backups.RestoreAsync(made.Backup.Name, new RestoreOptions { To = scratch.Folder });
        await using (MemoryStore restored = await scratch.OpenAsync())
            Assert.Null(await restored.FlushAsync());
        string[] subjects = scratch.Git("log", "--format=%s").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(subjects.Distinct().Count(), subjects.Length);
        Assert.Equal(made.Learnings, subjects.Count(subject => subject.StartsWith("failure: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_edit_that_the_store_has_not_taken_in_is_in_it()
    {
        RecordReceipt[] receipts = await RecordAsync("edited");
        _fixture.Write(receipts[0].Path, "# edited by hand\n");
        _fixture.Write("memory/successes/mine.md", "# Mine\n");

        BackupReceipt made = await Backups.CreateAsync();

        Assert.Equal(2, made.Edits);
        using var scratch = new StoreFixture();
        await Backups.RestoreAsync("latest", new RestoreOptions { To = scratch.Folder });
        Assert.Equal("# edited by hand\n", scratch.Read(receipts[0].Path));
        Assert.Equal("# Mine\n", scratch.Read("memory/successes/mine.md"));
    }

    [Fact]
    public async Task The_archive_is_one_that_tar_opens_and_only_its_owner_reads()
    {
        await RecordAsync("one");
        BackupFile backup = (await Backups.CreateAsync()).Backup;

        using Process tar = Process.Start(new ProcessStartInfo("tar", ["-tzf", backup.Path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string names = await tar.StandardOutput.ReadToEndAsync();
        string complaints = await tar.StandardError.ReadToEndAsync();
        await tar.WaitForExitAsync();

        Assert.Equal((0, ""), (tar.ExitCode, complaints));
        Assert.StartsWith("manifest.json\ndatabase/index.db\ngit/", names, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup.Path));
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Two_of_one_second_have_two_names_and_latest_is_the_second()
    {
        await RecordAsync("one");
        var backups = new StoreBackups(_fixture.Folder, new BackupOptions { Clock = new Stopped("2026-11-27T06:40:41Z") });
        BackupReceipt first = await backups.CreateAsync();
        BackupReceipt second = await backups.CreateAsync();

        Assert.Equal(("20261127_064041", "20261127_064041_2"), (first.Backup.Name, second.Backup.Name));
        Assert.Equal(second.Backup.Name, (await backups.VerifyAsync("latest")).Backup.Name);
        Assert.Equal(second.Backup.Name, (await backups.VerifyAsync("2026-11-27")).Backup.Name);
        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => backups.VerifyAsync("2026-11-26"));
        Assert.Equal(StoreFault.Input, refusal.Fault);
        Assert.Equal(first.Backup.Name, Assert.Single(backups.Prune(new RetentionPolicy(), dryRun: true)).Name);
        backups.Prune(new RetentionPolicy());
        Assert.Equal(second.Backup.Name, Assert.Single(backups.List()).Name);
    }

    private async Task<RecordReceipt[]> RecordAsync(params string[] titles)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        var receipts = new List<RecordReceipt>();
        foreach (string title in titles)
            receipts.Add(await store.RecordAsync(new FailureInput { Title = title, Domain = "d" }));
        return [.. receipts];
    }

    private static string Files(string folder) => string.Join('\n', Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path))
        .Where(path => path.EndsWith(".md", StringComparison.Ordinal) || path == ".gitignore")
        .Order(StringComparer.Ordinal)
        .Select(path => $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, path))))}"));

    private static string Git(string folder, params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true })!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output;
    }

    private sealed class Stopped(string at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
    }
}
