using EmergentLearning.Engine.CrashLab.Recording;
using EmergentLearning.Engine.CrashLab.Verbs;

namespace EmergentLearning.Engine.CrashTests.Recording;

/// <summary>The recorder, built once, and a folder in memory. Recordings are made once and shared.</summary>
public sealed class LabFixture : IDisposable
{
    private readonly Dictionary<string, Journal> _journals = new(StringComparer.Ordinal);
    private readonly Recorder? _recorder;
    private readonly string _reason;

    public LabFixture()
    {
        string parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        Folder = Directory.CreateDirectory(Path.Join(parent, $"crashtests-{Guid.NewGuid():N}")).FullName;
        _recorder = Recorder.TryBuild(Folder, out _reason);
    }

    /// <summary>For whatever a test needs.</summary>
    public string Folder { get; }

    /// <summary>The journal of a workload.</summary>
    internal async Task<Journal> RecordAsync(string workload)
    {
        if (_journals.TryGetValue(workload, out Journal? known))
            return known;
        return _journals[workload] = await new StatesRun(Recorder, Path.Join(Folder, "recordings"), StatesOptions.Quick).RecordAsync(workload);
    }

    /// <summary>Skips the test where there is none.</summary>
    internal Recorder Recorder
    {
        get
        {
            Skip.If(_recorder is null, $"{_reason}.");
            return _recorder!;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
