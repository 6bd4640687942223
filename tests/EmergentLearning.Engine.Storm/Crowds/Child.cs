using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace EmergentLearning.Engine.Storm.Crowds;

/// <summary>A process of the storm, and what it says. What it had said before it was killed is still heard.</summary>
internal sealed class Child : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly PidHandle? _handle;
    private readonly Task _heard;
    private readonly Task<string> _errors;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _failures = new();
    private int _acknowledgements;

    private Child(string name, Process process, Action<Child, string> hear)
    {
        Name = name;
        _process = process;
        Pid = process.Id;
        _handle = PidHandle.TryOpen(Pid);
        _errors = process.StandardError.ReadToEndAsync();
        _heard = HearAsync(hear);
    }

    public string Name { get; }

    public int Pid { get; }

    /// <summary>How many acknowledgements it has told of.</summary>
    public int Acknowledgements => Volatile.Read(ref _acknowledgements);

    /// <summary>The writes that it was refused, each with what it was told.</summary>
    public IReadOnlyCollection<string> Failures => [.. _failures];

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasEnded => _heard.IsCompleted;

    /// <summary>Starts this program as another of its verbs.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="hear">Told of each line, in order, on any thread.</param>
    /// <param name="arguments">The verb and what it takes.</param>
    public static Child Start(string name, Action<Child, string> hear, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A runtime that is killed leaves the pipes and sockets of its diagnostics behind.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        foreach (string argument in (string[])[.. IsNative ? Array.Empty<string>() : ["exec", Assembly], .. arguments])
            start.ArgumentList.Add(argument);
        return new Child(name, Process.Start(start)!, hear);
    }

    /// <summary>Tells it something; one that has ended does not hear it.</summary>
    public void Order(string order)
    {
        try
        {
            _process.StandardInput.WriteLine(order);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It ended in between. Whoever waits for its answer learns that from its silence.
            _lines.Writer.TryComplete();
        }
    }

    /// <summary>Whether anybody was there to get it.</summary>
    public bool Signal(int signal) => _handle is not null && _handle.Send(signal);

    /// <summary>Waits until all that it said has been heard and it has ended.</summary>
    /// <returns>The exit code and the error stream.</returns>
    public async Task<(int Code, string Errors)> EndAsync()
    {
        await _heard.ConfigureAwait(false);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return (_process.ExitCode, await _errors.ConfigureAwait(false));
    }

    /// <summary>Waits until something is so; whether it came to be in time, and before the process ended.</summary>
    public async Task<bool> WaitUntilAsync(Func<Child, bool> isSo, TimeSpan patience)
    {
        long started = Stopwatch.GetTimestamp();
        while (!isSo(this))
        {
            if (HasEnded || Stopwatch.GetElapsedTime(started) > patience)
                return isSo(this);
            await Task.Delay(LookAgain).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Waits for a line that begins so; not for acknowledgements and refusals, which are counted.</summary>
    /// <returns>The line, or <see langword="null"/> when it ended, or the time did, before it came.</returns>
    public async Task<string?> WaitForAsync(string beginning, TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            await foreach (string line in _lines.Reader.ReadAllAsync(timeout.Token).ConfigureAwait(false))
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return null;
    }

    public void Dispose()
    {
        _handle?.Dispose();
        // The process leaves its pipes open for whoever may still read them.
        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, "EmergentLearning.Engine.Storm.dll");

    /// <summary>Published as native code, this process is the program, and there is no assembly.</summary>
    private static bool IsNative => !File.Exists(Assembly);

    private static string Program() => IsNative
        ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private async Task HearAsync(Action<Child, string> hear)
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                hear(this, line);
                if (line.StartsWith("ack ", StringComparison.Ordinal))
                    Interlocked.Increment(ref _acknowledgements);
                else if (line.StartsWith("failed ", StringComparison.Ordinal))
                    _failures.Enqueue(line);
                else
                    _lines.Writer.TryWrite(line);
            }
        }
        finally
        {
            _lines.Writer.TryComplete();
        }
    }
}
