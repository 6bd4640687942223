using System.Diagnostics;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Health;
using EmergentLearning.Memory.Records;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>A store with some records, as a killed process leaves it: closed by nobody, its log full. Each copy of it can be damaged by itself.</summary>
public sealed class RecordedStore : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("elf-bad-").FullName;
    private int _copies;

    /// <summary>What everything here is done with: git has its own tests.</summary>
    public static StoreOptions WithoutGit { get; } = new() { UseGit = false, LockTimeout = TimeSpan.FromSeconds(30) };

    /// <summary>The titles of all records, each with its file.</summary>
    public IReadOnlyList<string> Titles { get; } = ["one", "two", "three", "four", "five"];

    /// <summary>The database below a store's folder.</summary>
    public static string DatabaseOf(string folder) => Path.Combine(folder, "memory", "index.db");

    /// <summary>Makes the store.</summary>
    public static async Task<RecordedStore> CreateAsync(StoreOptions? options = null)
    {
        var recorded = new RecordedStore();
        string living = Path.Combine(recorded._parent, "living");
        await using MemoryStore store = await MemoryStore.OpenAsync(living, options ?? WithoutGit);
        foreach (string title in recorded.Titles)
            await store.RecordAsync(Failure(title));
        await store.FlushAsync();
        Copy(living, Path.Combine(recorded._parent, "original"));
        return recorded;
    }

    public static FailureInput Failure(string title) => new() { Title = title, Domain = "tests" };

    /// <summary>A copy of its own, in a folder that was not there before.</summary>
    public string NewCopy(bool withLog = true)
    {
        string copy = Path.Combine(_parent, $"copy{_copies++}");
        Copy(Path.Combine(_parent, "original"), copy);
        if (!withLog)
            Execute(copy, "pragma wal_checkpoint(truncate)");
        return copy;
    }

    /// <summary>Runs a statement as another program would.</summary>
    /// <returns>The first value of the first row.</returns>
    public static object? Execute(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseOf(folder)};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>Records something new: the way to see that a store works.</summary>
    public static async Task RecordNewAsync(string folder, StoreOptions? options = null)
    {
        await using MemoryStore store = await MemoryStore.OpenAsync(folder, options ?? WithoutGit);
        await store.RecordAsync(Failure("new"));
    }

    /// <summary>What a person does when the database is beyond repair: puts it aside, and has it made again from the files.</summary>
    public static async Task RebuildFromFilesAsync(string folder)
    {
        string aside = Directory.CreateDirectory(folder + "-aside").FullName;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "memory"), "index.db*"))
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)), overwrite: true);
        await SyncAsync(folder);
    }

    /// <summary><c>elf sync --fix</c>.</summary>
    public static async Task SyncAsync(string folder)
    {
        await using MemoryStore store = await MemoryStore.OpenAsync(folder, WithoutGit);
        await store.SyncAsync();
    }

    /// <summary>Every record is there, once, and the new one when there has to be one; nothing is wrong.</summary>
    public async Task AssertWholeAsync(string folder, bool withNew)
    {
        await using MemoryReader reader = MemoryReader.Open(folder);
        string[] found = [.. reader.Recent(100, "failure").Select(row => row.Title).Order()];
        Assert.Equal([.. Titles.Concat(withNew ? ["new"] : []).Order()], found);
        // Without git its check only says so.
        Assert.All(
            reader.Examine().Where(check => check.Name != "git"), check => Assert.True(check.State == HealthState.Good, $"{check.Name}: {check.Message}"));
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    private static void Copy(string from, string to)
    {
        using Process process = Process.Start("cp", ["-a", from, to]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
