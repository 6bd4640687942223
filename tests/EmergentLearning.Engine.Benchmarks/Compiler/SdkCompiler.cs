using System.Diagnostics;
using EmergentLearning.Engine.Analyzers.FileWrites;

namespace EmergentLearning.Engine.Benchmarks.Compiler;

/// <summary>The compiler of the SDK that builds the input, run as a build runs it. Not thread-safe.</summary>
/// <param name="input">What it compiles.</param>
/// <param name="roslyn">The folder of the compiler.</param>
internal sealed class SdkCompiler(CompilerInput input, string roslyn)
{
    // Where the server refuses, as one of another version does, the compiler does its work itself.
    private const int LeastUse = 10;
    private static readonly string Analyzers = typeof(FileWriteAnalyzer).Assembly.Location;

    /// <summary>Finds the compiler by asking the build, which knows about <c>global.json</c>.</summary>
    public static async Task<SdkCompiler> FindAsync(CompilerInput input)
    {
        string project = Path.Combine(input.Scratch, "ask.proj");
        await File.WriteAllTextAsync(project, "<Project />");
        string bin = await CompilerInput.AskBuildAsync(input.Folder, project, "-getProperty:MSBuildBinPath");
        return new SdkCompiler(input, Path.Combine(bin.Trim(), "Roslyn", "bincore"));
    }

    /// <summary>Starts a server, as a build leaves one running for the next, and waits until it listens; to dispose it ends it.</summary>
    public Task<CompilerServer> StartAsync() => CompilerServer.StartAsync(Path.Combine(roslyn, "VBCSCompiler.dll"));

    /// <summary>Compiles once.</summary>
    /// <param name="server">The server that is asked for it.</param>
    /// <param name="isConcurrent">Whether several methods are compiled at once.</param>
    /// <param name="isAnalyzed">With the analyzers of this repository.</param>
    public async Task<CompilerRun> RunAsync(CompilerServer server, bool isConcurrent, bool isAnalyzed)
    {
        List<string> arguments = ["exec", Path.Combine(roslyn, "csc.dll"), $"/shared:{server.Pipe}"];
        arguments.AddRange(["-noconfig", $"@{input.ResponseFile}", isConcurrent ? "-parallel+" : "-parallel-"]);
        arguments.AddRange([$"-out:{Path.Combine(input.Scratch, "out.dll")}", "-preferreduilang:en-US"]);
        if (isAnalyzed)
            arguments.AddRange(["-reportanalyzer", $"-analyzer:{Analyzers}"]);
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = input.Folder, RedirectStandardOutput = true };
        // The report's numbers are written in the culture of the machine.
        start.Environment["LC_ALL"] = "C";
        TimeSpan before = server.ProcessorTime;
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        string report = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        TimeSpan wall = clock.Elapsed;
        TimeSpan processor = server.ProcessorTime - before;
        // What the analyzers report may be an error.
        bool isMeasured = isAnalyzed ? report.Contains("Total analyzer execution time", StringComparison.Ordinal) : process.ExitCode == 0;
        if (!isMeasured)
            throw new InvalidOperationException($"{input.ResponseFile} does not compile, so there is nothing to measure:\n{report}");
        if (processor < wall / LeastUse)
            throw new InvalidOperationException($"The build server took {processor} of processor time in {wall}: it was somebody else that compiled, whom nobody measures.");
        return new CompilerRun(wall.TotalSeconds, processor.TotalSeconds, report);
    }
}
