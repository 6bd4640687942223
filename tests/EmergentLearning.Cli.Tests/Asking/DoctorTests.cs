using System.Globalization;
using System.Text.RegularExpressions;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Locking;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class DoctorTests
{
    [Fact]
    public void A_sound_store_is_good_in_every_check()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        ElfRun run = folder.Elf("doctor", "--format", "json").Succeeded();

        Assert.All(run.Json.GetProperty("checks").EnumerateArray(), check => Assert.Equal("good", check.GetProperty("state").GetString()));
        Assert.Equal("good", run.Json.GetProperty("state").GetString());
        Assert.Equal(
            [
                "versions", "sqlite", "database", "foreign keys", "full text", "links", "documents", "files", "outbox", "projection", "wal",
                "repository lock", "database lock", "lock self-test", "file system", "space", "leftovers", "backups", "git", "merge driver", "git objects",
            ],
            run.Json.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
        Assert.Matches(@"^elf \d.*engine \d.*layout \d.*git \d.*\.NET \d", Message(run, "versions"));
        Assert.Equal("a second descriptor is refused", Message(run, "lock self-test"));
        Assert.Equal("free", Message(run, "repository lock"));
    }

    [Fact]
    public void A_file_out_of_step_is_a_warning()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        File.AppendAllText(Directory.GetFiles(folder.At("store", "memory", "failures")).Single(), "edited");

        ElfRun run = folder.Elf("doctor");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("files: warning: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_store_is_bad()
    {
        using var folder = new TemporaryFolder();

        ElfRun run = folder.Elf("doctor", "--format", "csv");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("bad", Assert.Single(Csv.Parse(run.Output))["state"]);
        Assert.False(Directory.Exists(folder.Store));
    }

    [Fact]
    public void A_database_that_cannot_be_read_does_not_keep_the_rest_from_being_checked()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        File.WriteAllText(folder.At("store", "memory", "index.db"), new string('x', 8192));

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["store"], NamesOf(run, "bad"));
        Assert.Contains("sound", Message(run, "git objects"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_whose_bytes_are_not_those_of_its_hash_is_bad()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        Execute(folder, "update engine_documents set content = cast('rot' as blob) where path like 'memory/failures/%'");

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["documents"], NamesOf(run, "bad"));
        Assert.Contains("memory/failures/", Message(run, "documents"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_outside_the_folders_of_records_is_compared_too()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("kept"u8));
        Execute(folder, $"insert into engine_documents (path, content, hash, sequence) values ('agents/a.md', cast('kept' as blob), '{hash}', 0)");
        Directory.CreateDirectory(folder.At("store", "agents"));
        File.WriteAllText(folder.At("store", "agents", "a.md"), "kept");
        folder.Elf("doctor").Succeeded();
        File.WriteAllText(folder.At("store", "agents", "a.md"), "edited");

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["files"], NamesOf(run, "warning"));
        Assert.Contains("agents/a.md", Message(run, "files"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_text_index_that_misses_a_row_is_a_warning()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        Execute(
            folder,
            "create virtual table words using fts5(title, content='learnings', content_rowid='id'); insert into words(words) values('rebuild')");
        folder.Elf("doctor").Succeeded();
        Execute(folder, "insert into learnings (type, filepath, title) values ('success', 'memory/successes/b.md', 'Unknown to the index')");

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Contains("full text", NamesOf(run, "warning"));
        Assert.Contains("1 rows of learnings", Message(run, "full text"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_record_that_is_not_there_is_a_warning_until_the_file_names_one_that_is()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord("First").WithRecord("Second");
        string[] files = [.. Directory.GetFiles(folder.At("store", "memory", "failures")).Order(StringComparer.Ordinal)];
        string text = File.ReadAllText(files[0]);
        string second = UidOf(File.ReadAllText(files[1]));
        const string Nobody = "01a21ebc-9082-7988-9918-2b9be37d28b8";

        File.WriteAllText(files[0], LinkTo(text, Nobody));
        folder.Elf("sync", "--fix").Succeeded();
        ElfRun dangling = folder.Elf("doctor", "--format", "json");
        File.WriteAllText(files[0], LinkTo(text, second));
        folder.Elf("sync", "--fix").Succeeded();
        ElfRun sound = folder.Elf("doctor", "--format", "json").Succeeded();

        Assert.Equal(["links"], NamesOf(dangling, "warning"));
        Assert.Contains($"1 of 1 links lead to records that are not here or were deleted: {UidOf(text)} to {Nobody};", Message(dangling, "links"), StringComparison.Ordinal);
        Assert.Equal("1 links lead to records that are here", Message(sound, "links"));

        static string LinkTo(string text, string uid) =>
            text.Replace("**Domain**", $"**Links**: relates-to [[{uid}]]\n**Domain**", StringComparison.Ordinal);
        static string UidOf(string text) => Regex.Match(text, "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}").Value;
    }

    [Fact]
    public void A_broken_object_of_git_is_bad_and_says_that_the_records_are_safe()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        foreach (string file in Directory.GetFiles(folder.At("store", ".git", "objects"), "*", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(file);
            bytes.AsSpan(bytes.Length / 2).Clear();
            File.SetAttributes(file, FileAttributes.Normal);
            File.WriteAllBytes(file, bytes);
        }

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["git objects"], NamesOf(run, "bad"));
        Assert.Contains("The records are safe", Message(run, "git objects"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_temporary_file_and_a_stopped_pass_are_warnings()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        File.WriteAllText(folder.At("store", "memory", $".a.md.{new string('0', 32)}.eltmp"), "half");
        File.WriteAllText(folder.At("store", ".elf", "projecting"), "");

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["projection", "leftovers"], NamesOf(run, "warning"));
    }

    [Fact]
    public void A_pending_file_is_a_warning_with_its_age()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        Execute(folder, "update engine_outbox set state = 0, recorded_at = '2020-01-02T03:04:05Z' where sequence = (select max(sequence) from engine_outbox)");

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Equal(["outbox"], NamesOf(run, "warning"));
        Assert.Matches(@"^1 files and 0 commits are pending, the oldest for \d+ days;", Message(run, "outbox"));
    }

    [Theory]
    [InlineData(0, true, "good", "; a process is at work on them")]
    [InlineData(0, false, "warning", "; they follow with the next write or `elf sync --fix`")]
    [InlineData(-2, true, "warning", "; they follow with the next write or `elf sync --fix`")]
    public void What_is_pending_beside_a_writer_is_a_warning_only_when_it_has_been_for_long(int minutes, bool isHeld, string state, string end)
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        string recorded = DateTime.UtcNow.AddMinutes(minutes).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        Execute(folder, $"update engine_outbox set state = 0, recorded_at = '{recorded}' where sequence = (select max(sequence) from engine_outbox)");
        using var repository = new FileLock(folder.At("store", ".elf", "repository.lock"), LockClass.Repository);
        using LockHandle? held = isHeld ? repository.Acquire(TimeSpan.FromSeconds(60)) : null;

        ElfRun run = folder.Elf("doctor", "--format", "json");

        Assert.Contains("outbox", NamesOf(run, state));
        Assert.EndsWith(end, Message(run, "outbox"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_holds_a_lock_is_told_and_nobody_waits_for_it()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        using var repository = new FileLock(folder.At("store", ".elf", "repository.lock"), LockClass.Repository);
        using LockHandle held = repository.Acquire(TimeSpan.FromSeconds(60));

        ElfRun run = folder.Elf("doctor", "--format", "json").Succeeded();

        Assert.StartsWith($"held by process {Environment.ProcessId} ", Message(run, "repository lock"), StringComparison.Ordinal);
        Assert.Equal("free", Message(run, "database lock"));
    }

    [Fact]
    public void Locks_that_do_nothing_are_bad()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        ElfRun run = Elf.Run(
            start => start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1", "doctor", "--format", "json", "--base-path", folder.Store);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["lock self-test"], NamesOf(run, "bad"));
    }

    [Fact]
    public void Without_git_the_rest_is_checked()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        ElfRun run = Elf.Run(start => start.Environment["PATH"] = folder.Root, "doctor", "--format", "json", "--base-path", folder.Store);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["git"], NamesOf(run, "warning"));
        Assert.Contains("no git", Message(run, "versions"), StringComparison.Ordinal);
    }

    private static string Message(ElfRun run, string name) => run.Json.GetProperty("checks").EnumerateArray()
        .Single(check => check.GetProperty("name").GetString() == name).GetProperty("message").GetString()!;

    private static IEnumerable<string?> NamesOf(ElfRun run, string state) => run.Json.GetProperty("checks").EnumerateArray()
        .Where(check => check.GetProperty("state").GetString() == state).Select(check => check.GetProperty("name").GetString());

    private static void Execute(TemporaryFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.At("store", "memory", "index.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
