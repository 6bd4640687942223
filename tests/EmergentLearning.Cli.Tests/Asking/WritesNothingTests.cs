using System.Text.RegularExpressions;
using EmergentLearning.Cli.Tests.Support;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Cli.Tests.Asking;

/// <summary>P3, seen from the kernel: whoever asks opens for reading, and does nothing else to the store.</summary>
public sealed partial class WritesNothingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("adopted, its log and index left by a killed process", "-wal", "-shm")]
    [InlineData("adopted, its log and index removed")]
    [InlineData("adopted, its log without its index", "-wal")]
    public void A_query_writes_nothing_into_an_adopted_store(string state, params string[] beside)
    {
        Skip.IfNot(Tracer.IsInstalled, "strace is not installed.");
        _folder.WithRecord();
        string database = _folder.At("store", "memory", "index.db");
        string copy = _folder.At("copy.db");
        using (SqliteConnection writer = Open(database, "insert into learnings (type, filepath, title) values ('success', 'x', 'In the log')"))
        {
            foreach (string suffix in (string[])["", .. beside])
                File.Copy(database + suffix, copy + suffix);
        }

        File.Delete(database + "-wal");
        File.Delete(database + "-shm");
        foreach (string suffix in (string[])["", .. beside])
            File.Move(copy + suffix, database + suffix, overwrite: true);
        Assert.All(beside, suffix => Assert.NotEqual(0, new FileInfo(database + suffix).Length));

        AssertQueryWritesNothing(state);
    }

    [SkippableTheory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void A_query_writes_nothing_into_a_database_that_was_never_adopted(string journal)
    {
        Skip.IfNot(Tracer.IsInstalled, "strace is not installed.");
        Directory.CreateDirectory(_folder.At("store", "memory"));
        string database = _folder.At("store", "memory", "index.db");
        using (Open(
            database,
            $"pragma journal_mode = {journal}; create table learnings (id integer primary key autoincrement, type text not null, "
            + "filepath text not null, title text not null, created_at datetime default current_timestamp); "
            + "insert into learnings (type, filepath, title) values ('failure', 'memory/failures/a.md', 'A')"))
        {
            // The last connection empties the log when it is closed.
        }

        AssertQueryWritesNothing(journal);
    }

    public static TheoryData<string[]> Questions =>
    [
        ["query", "--recent", "10"],
        ["query", "--domain", "tests"],
        ["query", "--tags", "a,b"],
        ["query", "--search", "First"],
        ["query", "--stats", "--format", "json"],
        ["query", "--recent", "10", "--format", "csv"],
        ["sync"],
        ["export", "elsewhere"],
    ];

    [SkippableTheory]
    [MemberData(nameof(Questions))]
    public void Whoever_only_asks_writes_nothing(string[] question)
    {
        Skip.IfNot(Tracer.IsInstalled, "strace is not installed.");
        _folder.WithRecord();
        string[] place = [.. question.Select(word => word == "elsewhere" ? _folder.At("elsewhere") : word)];

        AssertWritesNothing(string.Join(' ', question), place);
    }

    [Fact]
    public void Readers_of_a_resting_store_leave_every_byte_every_name_and_every_time()
    {
        _folder.WithRecord();
        string before = FolderSnapshot.OfEverything(_folder.Store);

        ElfRun[] runs = [.. Enumerable.Range(0, 8).AsParallel().Select(_ => _folder.Elf("query", "--recent", "10", "--format", "json"))];

        Assert.All(runs, run => Assert.Equal(1, run.Succeeded().Json.GetArrayLength()));
        Assert.Equal(before, FolderSnapshot.OfEverything(_folder.Store));
    }

    private void AssertQueryWritesNothing(string state) => AssertWritesNothing(state, "query", "--recent", "10");

    private void AssertWritesNothing(string state, params string[] question)
    {
        string before = FolderSnapshot.OfEverything(_folder.Store);

        IReadOnlyList<string> calls = Tracer.Trace(_folder.Store, _folder.At("trace.txt"), [.. question, "--base-path", _folder.Store]);

        Assert.Contains(calls, call => call.Contains("index.db\"", StringComparison.Ordinal));
        Assert.All(calls, call => Assert.True(IsRead(call), $"{state}: {call}"));
        Assert.Equal(before, FolderSnapshot.OfEverything(_folder.Store));
    }

    /// <summary>
    /// An open for reading that creates nothing, or a mapping that cannot change the file; or what SQLite does to its own log; or an answer, to
    /// a terminal or a pipe, that names the store.
    /// </summary>
    internal static bool IsRead(string call) =>
        OpenForReading().IsMatch(call) || MappingForReading().IsMatch(call) || LogAsSqliteOpensIt().IsMatch(call) || Answer().IsMatch(call);

    private static SqliteConnection Open(string path, string sql)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return connection;
    }

    [GeneratedRegex(@"^\d+\s+open(at)?\((?!.*\b(O_CREAT|O_TRUNC|O_WRONLY|O_RDWR|O_TMPFILE)\b).*\bO_RDONLY\b")]
    private static partial Regex OpenForReading();

    /// <summary>Into a pipe; or the end of a call whose beginning, with the name and what it is opened for, stands in a line of its own.</summary>
    [GeneratedRegex(@"^\d+\s+(write\(\d+<(pipe|socket):|<\.\.\. \w+ resumed>)")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\d+\s+mmap\((?!.*\bPROT_WRITE\b.*\bMAP_SHARED\b)")]
    private static partial Regex MappingForReading();

    /// <summary>
    /// SQLite asks for every log that is there as if it would write to it, and as root gives it and its index to the owner of the database,
    /// who owns them already. That is all: a byte written, cut or created there would be another call, or another snapshot.
    /// </summary>
    [GeneratedRegex(@"^\d+\s+(openat\([^,]*, ""[^""]*/index\.db-wal"", O_RDWR\|O_CREAT\||fchown\(\d+<[^>]*/index\.db-(wal|shm)>, )")]
    private static partial Regex LogAsSqliteOpensIt();
}
