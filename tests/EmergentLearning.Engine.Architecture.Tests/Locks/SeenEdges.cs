using System.Diagnostics;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Architecture.Tests.Locks;

/// <summary>
/// The orders of the engine's locks that running programs have shown: those of <c>elf</c>, started here, and those of whatever ran with
/// <c>ELF_LOCK_EDGES</c> set to the same folder, such as all other tests in CI.
/// </summary>
internal sealed class SeenEdges : IDisposable
{
    private const string Variable = "ELF_LOCK_EDGES";

    private readonly string _own = Directory.CreateTempSubdirectory("elf-gate-").FullName;

    /// <summary>Where the edges of all tests go; a folder of its own when nobody says.</summary>
    public string Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } all ? all : Path.Combine(_own, "edges");

    public void Dispose() => Directory.Delete(_own, recursive: true);

    /// <summary>Records, queries and syncs in a new store, as a user would.</summary>
    public async Task WorkAsync()
    {
        await ElfAsync("record", "failure", "--title", "One", "--domain", "locks", "--summary", "x");
        await File.WriteAllTextAsync(Path.Combine(_own, "store/memory/failures/20260101_by-hand.md"), "# By hand\n\n**Domain**: locks\n\n## Summary\n\ny\n");
        await ElfAsync("sync", "--fix");
        await ElfAsync("query", "--recent", "5");
        await ElfAsync("doctor");
    }

    /// <summary>What was seen of the engine's own classes; tests have classes of their own, which they take in every order.</summary>
    public IReadOnlyList<ObservedLockEdge> OfEngine() =>
        [.. ObservedLockGraph.Read(Folder).Edges.Where(edge => IsOfEngine(edge.From) && IsOfEngine(edge.To))];

    private static bool IsOfEngine(string lockClass) =>
        lockClass is "Repository" or "File" or "Database" || lockClass.StartsWith("EmergentLearning.", StringComparison.Ordinal);

    private async Task ElfAsync(params string[] arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(host, ["exec", Path.Combine(AppContext.BaseDirectory, "elf.dll"), .. arguments, "--base-path", Path.Combine(_own, "store")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ELF_LOCK_ORDER"] = "throw", [Variable] = Folder },
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"elf {arguments[0]}: {output}{await error}");
    }
}
