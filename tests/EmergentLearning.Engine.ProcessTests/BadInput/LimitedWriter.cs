using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Engine.Storm.Children;
using EmergentLearning.Engine.Storm.Crowds;
using EmergentLearning.Engine.Storm.Running;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>A writer of the storm at work, which is then given less than it needs (<c>prlimit</c>), and more again.</summary>
public sealed class LimitedWriter : IDisposable
{
    private const string Program = "/usr/bin/prlimit";

    // SIGXFSZ.
    private const int KilledBySystem = 128 + 25;

    private readonly string _parent = Directory.CreateTempSubdirectory("elf-limits-").FullName;
    private readonly StormTally _tally = new();
    private readonly Crowd _crowd;
    private Child? _writer;
    private int _names;

    public LimitedWriter()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists(Program), "prlimit is not installed.");
        _crowd = new Crowd(Path.Combine(_parent, "store"), _tally, () => string.Create(CultureInfo.InvariantCulture, $"p{++_names}"));
    }

    /// <summary>How many files the writer has open.</summary>
    public int OpenFiles => Directory.GetFiles($"/proc/{_writer!.Pid}/fd").Length;

    /// <summary>Whether the writer is alive.</summary>
    public bool IsAlive => !_writer!.HasEnded;

    /// <summary>Starts it, and waits until it works.</summary>
    public async Task StartAsync()
    {
        _writer = _crowd.StartWriter(HoldPoint.WarmUp);
        await RequireProgressAsync();
    }

    /// <summary>Sets a limit; "unlimited" takes it away.</summary>
    public void Limit(string resource, string value)
    {
        using Process process = Process.Start(Program, ["--pid", $"{_writer!.Pid}", $"--{resource}={value}:"]);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0 || !IsAlive);
    }

    /// <summary>Waits until the writer has been told of something that went wrong, or has gone on in spite of it, or has died.</summary>
    public async Task<bool> WaitForEffectAsync()
    {
        int failures = _writer!.Failures.Count;
        int acknowledgements = _writer.Acknowledgements;
        await _writer.WaitUntilAsync(one => one.Failures.Count > failures + 4 || one.Acknowledgements > acknowledgements + 20, Crowd.Patience);
        return _writer.Failures.Count > failures;
    }

    /// <summary>The refusals so far.</summary>
    public IReadOnlyCollection<string> Failures => _writer!.Failures;

    /// <summary>Waits for acknowledgements that come after this.</summary>
    public async Task RequireProgressAsync()
    {
        int before = _writer!.Acknowledgements;
        bool goesOn = await _writer.WaitUntilAsync(one => one.Acknowledgements > before + 8, Crowd.Patience);
        Assert.True(goesOn, $"nothing was acknowledged any more: {await EndAsync()}{string.Join("; ", _writer.Failures.TakeLast(3))} {string.Join("; ", _tally.Violations)}");
    }

    // What it died of stands in its error stream alone.
    private async Task<string> EndAsync()
    {
        if (IsAlive)
            return "";
        (int code, string errors) = await _writer!.EndAsync();
        return $"it ended with {code}: {errors}; ";
    }

    /// <summary>Kills it, unless the system has, and has a fresh process look at every promise.</summary>
    public async Task VerifyAsync()
    {
        _crowd.OtherEnd = KilledBySystem;
        await _crowd.PowerOffAsync();
        await _crowd.VerifyAsync();
        Assert.True(_tally.Violations.Count == 0, string.Join('\n', _tally.Violations));
        Assert.Equal(1, _tally.Counts["verifications"]);
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
