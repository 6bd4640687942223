using System.Diagnostics;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Memory.Tests.Transfer;

public sealed class ImportTests : IDisposable
{
    private readonly StoreFixture _store = new();
    private readonly StoreFixture _source = new();
    private readonly StoreFixture _target = new();

    public void Dispose()
    {
        _store.Dispose();
        _source.Dispose();
        _target.Dispose();
    }

    [Fact]
    public async Task An_import_of_several_transactions_is_few_commits_that_say_what_they_are_of()
    {
        const int Files = 450;
        for (int i = 0; i < Files; i++)
            _source.Write($"memory/failures/20260101_failure-{i}.md", $"# Failure {i}\n\n**Domain**: d\n**Severity**: 3\n**Tags**: a\n**Date**: 2026-01-01\n\n## Summary\n\nText.\n");
        await using MemoryStore store = await _store.OpenAsync();

        await store.ImportAsync(_source.Folder);
        Assert.Null(await store.FlushAsync());

        string[] subjects = _store.Git("log", "--format=%s", "--grep=^import: ").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // One for each batch of files that was there when a pass looked: of three transactions three at most.
        Assert.InRange(subjects.Length, 1, 3);
        Assert.All(subjects, static subject => Assert.Equal("import: files 1 to 450 of 450", subject));
        Assert.Equal(Files, _store.Git("ls-tree", "--name-only", "HEAD", "memory/failures/").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Every_file_becomes_a_record_or_is_kept_with_a_reason_and_comes_back_byte_for_byte()
    {
        Dictionary<string, byte[]> files = OddFiles.WriteTo(_source.Folder);

        await using (MemoryStore store = await _store.OpenAsync())
        {
            ImportReport report = await store.ImportAsync(_source.Folder);
            Assert.Null(await store.FlushAsync());

            Assert.Equal(files.Keys.Order(StringComparer.Ordinal), report.Files.Select(file => file.SourcePath));
            Assert.All(report.Files, file => Assert.True(file.IsNew));
            Assert.All(report.Files, file => Assert.True(file.Records > 0 ^ file.Reason is not null, $"{file.SourcePath}: {file.Kind} {file.Reason}"));
        }

        await using MemoryReader reader = MemoryReader.Open(_store.Folder);
        ExportReport export = reader.Export(_target.Folder);
        Assert.Empty(export.Refused);
        AssertSame(files, _target.Folder);
        Assert.Equal("", _store.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_pipe_a_socket_and_a_device_are_listed_and_not_opened()
    {
        File.WriteAllText(Path.Combine(_source.Folder, "file.md"), "x");
        using (var make = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_source.Folder, "pipe.md")))
            make.WaitForExit();
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(_source.Folder, "socket.md")));

        await using MemoryStore store = await _store.OpenAsync();
        ImportReport report = await store.ImportAsync(_source.Folder).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["pipe.md", "socket.md"], report.Refused.Select(file => file.Path));
        Assert.Equal(["file.md"], report.Files.Select(file => file.SourcePath));
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        OddFiles.WriteTo(_source.Folder);
        await using MemoryStore store = await _store.OpenAsync();
        await store.ImportAsync(_source.Folder);
        await store.FlushAsync();
        (long, long, string) before = (store.Tables.Learnings.Count(), store.Tables.Heuristics.Count(), _store.Git("rev-parse", "HEAD"));

        ImportReport second = await store.ImportAsync(_source.Folder);
        await store.FlushAsync();

        Assert.Equal(0, second.Added);
        Assert.Equal(before, (store.Tables.Learnings.Count(), store.Tables.Heuristics.Count(), _store.Git("rev-parse", "HEAD")));
    }

    [Fact]
    public async Task An_import_does_not_overwrite_what_is_there()
    {
        _source.Write("failures/20251201_same.md", "# Mine\n\n**Domain**: a\n**Severity**: 3\n");
        _store.Write("memory/failures/20251201_same.md", "# Yours\n\n**Domain**: b\n**Severity**: 4\n");
        await using MemoryStore store = await _store.OpenAsync(new() { AllowForeignFolder = true });

        ImportReport report = await store.ImportAsync(_source.Folder);
        await store.FlushAsync();

        Assert.Equal("memory/failures/20251201_same_2.md", report.Files.Single().Path);
        Assert.Contains("Yours", _store.Read("memory/failures/20251201_same.md"), StringComparison.Ordinal);
        Assert.Contains("Mine", _store.Read("memory/failures/20251201_same_2.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_imported_folder_is_not_followed()
    {
        _target.Write("secret.md", "# Secret\n");
        Directory.CreateDirectory(Path.Combine(_source.Folder, "failures"));
        File.CreateSymbolicLink(Path.Combine(_source.Folder, "failures", "link.md"), Path.Combine(_target.Folder, "secret.md"));
        await using MemoryStore store = await _store.OpenAsync();

        ImportReport report = await store.ImportAsync(_source.Folder);

        Assert.Empty(report.Files);
        Assert.Equal(["failures/link.md"], report.Links);
    }

    [SkippableFact]
    public async Task What_cannot_be_imported_is_said_and_the_others_are_imported()
    {
        Skip.If(OperatingSystem.IsWindows(), "The names are those of another system.");
        _source.Write("failures/20251201_good.md", "# Good\n");
        _source.Write("failures/20251201_line\nbreak.md", "# Good as well\n");
        RunShell($"mkfifo '{_source.Folder}/failures/pipe.md'");
        RunShell($"printf x > \"$(printf '{_source.Folder}/failures/\\377.md')\"");
        await using MemoryStore store = await _store.OpenAsync();

        ImportReport report = await store.ImportAsync(_source.Folder);
        // .NET cannot remove what it cannot name.
        RunShell($"rm -r '{_source.Folder}/failures'");

        Assert.Equal(2, report.Added);
        Assert.Equal(["failures/pipe.md", "failures/\uFFFD.md"], report.Refused.Select(file => file.Path));
        Assert.All(report.Refused, file => Assert.NotEmpty(file.Reason));
        Assert.Null(await store.FlushAsync());
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task A_file_that_the_store_refuses_is_refused_alone()
    {
        _source.Write("failures/a.md", "# A\n");
        // A database of that name is the store's own, wherever its case is folded.
        _source.Write("INDEX.DB.md/b.md", "# B\n");
        _source.Write("memory/index.db.bak/c.md", "# C\n");
        _source.Write("memory/Index.Db/d.md", "# D\n");
        await using MemoryStore store = await _store.OpenAsync();

        ImportReport report = await store.ImportAsync(_source.Folder);

        Assert.Equal(3, report.Added);
        Assert.Equal("memory/Index.Db/d.md", Assert.Single(report.Refused).Path);
    }

    [SkippableFact]
    public async Task The_real_files_of_the_original_all_come_back_byte_for_byte()
    {
        Dictionary<string, byte[]> files = Import.Corpus.Files().ToDictionary(file => file.Path, file => file.Bytes);

        await using (MemoryStore store = await _store.OpenAsync())
        {
            ImportReport report = await store.ImportAsync(Import.Corpus.Folder);
            Assert.Null(await store.FlushAsync());
            Assert.Equal(files.Count, report.Added);
            Assert.Equal(
                store.Tables.Learnings.Count() + store.Tables.Heuristics.Count() + store.Tables.CeoReviews.Count(), report.Files.Sum(file => file.Records));
            Assert.All(report.Files.Where(file => file.Kind == ImportKind.Verbatim), file => Assert.NotNull(file.Reason));
            Assert.Equal(0, (await store.ImportAsync(Import.Corpus.Folder)).Added);
        }

        await using MemoryReader reader = MemoryReader.Open(_store.Folder);
        Assert.Empty(reader.Export(_target.Folder).Refused);
        AssertSame(files, _target.Folder);
        Assert.True(reader.Compare().IsInStep);
        Assert.Equal("", _store.Git("status", "--porcelain"));
    }

    private static void RunShell(string command)
    {
        using Process shell = Process.Start("sh", ["-c", command]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private static void AssertSame(Dictionary<string, byte[]> expected, string folder)
    {
        foreach ((string path, byte[] bytes) in expected)
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, path))), $"{path} differs");
    }
}
