using System.Diagnostics;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.ProcessTests;

/// <summary>The checks of lock order over processes: what no process can see alone, and how they are switched.</summary>
public sealed class LockOrderProcessTests : IDisposable
{
    private const int Refused = 3;

    private readonly string _edges = Directory.CreateTempSubdirectory("elf-edges-").FullName;

    public void Dispose() => Directory.Delete(_edges, recursive: true);

    [Fact]
    public async Task An_inversion_between_two_programs_is_found_although_one_was_killed_while_it_held_its_locks()
    {
        using Process one = Start("throw", "Git,Sqlite");
        await WaitForAsync(one, "held");
        one.Kill();
        await one.WaitForExitAsync();
        Assert.Empty(ObservedLockGraph.Read(_edges).Cycles);

        (int code, _) = await RunAsync("throw", "Sqlite,Git");
        Assert.Equal(0, code);
        ObservedLockGraph graph = ObservedLockGraph.Read(_edges);
        IReadOnlyList<ObservedLockEdge> cycle = Assert.Single(graph.Cycles);
        Assert.Equal(["Git", "Sqlite"], cycle.Select(edge => edge.From).Order());
        Assert.Equal(2, cycle.Select(edge => edge.Program).Distinct().Count());
        Assert.Contains("LockVerb", graph.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thrown_it_ends_the_program_and_logged_it_does_not()
    {
        (int code, string told) = await RunAsync("throw", "A,B", "B,A");
        Assert.Equal(Refused, code);
        Assert.Contains("refused Lock order cycle: B -> A -> B", told, StringComparison.Ordinal);

        (code, told) = await RunAsync("log", "A,B", "B,A");
        Assert.Equal(0, code);
        Assert.StartsWith("checked", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logged_it_is_one_error_and_one_measurement_a_time()
    {
        (_, string told) = await RunAsync("log", "A,B", "B,A");
        string[] lines = told.Split(Environment.NewLine);
        string logged = Assert.Single(lines, line => line.StartsWith("logged ", StringComparison.Ordinal));
        Assert.StartsWith("logged Error 12 ", logged, StringComparison.Ordinal);
        Assert.Contains("Lock order cycle: B -> A -> B", logged, StringComparison.Ordinal);
        Assert.Equal("counted 1 lock.class=a", Assert.Single(lines, line => line.StartsWith("counted ", StringComparison.Ordinal)));

        (_, told) = await RunAsync("throw", "A,B", "B,A");
        Assert.Contains("counted 1 ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("logged ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_nothing_is_checked_and_nothing_written()
    {
        (int code, string told) = await RunAsync("off", "A,B", "B,A");
        Assert.Equal(0, code);
        Assert.StartsWith("unchecked", told, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_edges));
    }

    [Fact]
    public async Task A_misspelled_wish_is_told_instead_of_being_taken_for_off()
    {
        using Process process = Start("thrwo", "A");
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("ELF_LOCK_ORDER is 'thrwo'", errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Told)> RunAsync(string wish, params string[] rows)
    {
        using Process process = Start(wish, rows);
        process.StandardInput.Close();
        string told = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, told);
    }

    private static async Task WaitForAsync(Process process, string word)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == word)
                return;
        }

        Assert.Fail($"The process ended before it said '{word}': {await process.StandardError.ReadToEndAsync()}");
    }

    private Process Start(string wish, params string[] rows)
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(StormRun).Assembly.GetName().Name + ".dll");
        return Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "locks", .. rows])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ELF_LOCK_ORDER"] = wish, ["ELF_LOCK_EDGES"] = _edges },
        })!;
    }
}
