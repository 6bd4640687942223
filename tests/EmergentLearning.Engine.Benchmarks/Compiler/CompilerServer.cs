using System.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Compiler;

/// <summary>A build server of the compiler, apart from those that builds have started. Not thread-safe.</summary>
internal sealed class CompilerServer : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private CompilerServer(string assembly) => _process = Process.Start("dotnet", ["exec", assembly, $"-pipename:{Pipe}"]);

    /// <summary>Where it listens.</summary>
    public string Pipe { get; } = $"compiler-share-{Guid.NewGuid():N}";

    // So Roslyn names it: the path of a Unix socket must be short.
    private string Path => OperatingSystem.IsWindows() ? $@"\\.\pipe\{Pipe}" : $"/tmp/{Pipe}";

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the server, and waits until it listens.</summary>
    /// <param name="assembly">The server's assembly, from the SDK.</param>
    public static async Task<CompilerServer> StartAsync(string assembly)
    {
        var server = new CompilerServer(assembly);
        try
        {
            await server.WaitAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until it listens: a compiler that found nobody there would start another server, which nobody measures and nobody ends.</summary>
    private async Task WaitAsync()
    {
        // It is only looked for, since a server ends when who has come goes without a word.
        for (var clock = Stopwatch.StartNew(); !File.Exists(Path); await Task.Delay(Pause))
        {
            if (_process.HasExited || clock.Elapsed > Patience)
                throw new InvalidOperationException($"The compiler's build server does not listen at {Path}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        // A server that is killed leaves its socket behind; a pipe of Windows goes with it.
        if (!OperatingSystem.IsWindows())
            File.Delete(Path);
    }
}
