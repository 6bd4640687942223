using System.Globalization;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>
/// Writes the edges that this process sees, one line each, when it sees them: a process that is killed leaves what it has seen so far, and
/// at most one line without its end. The file is made with the first edge and belongs to this process alone. Not thread-safe: the checker
/// calls it inside its own lock.
/// </summary>
internal sealed class LockEdgeLog(string folder) : IDisposable
{
    /// <summary>Names the folder that the edges go to.</summary>
    public const string Variable = "ELF_LOCK_EDGES";

    /// <summary>How the names of the files end.</summary>
    public const string Extension = ".edges.jsonl";

    private FileStream? _file;

    /// <summary>Where the edges of this process go; <see langword="null"/> for nowhere.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <summary>Writes the edges of this process; <see langword="null"/> when nobody wants them.</summary>
    public static Action<LockEdge>? OfProcess { get; } = Folder is null ? null : new LockEdgeLog(Folder).Write;

    /// <summary>Writes one edge.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Write(LockEdge edge)
    {
        _file ??= Create();
        // One call to the system for one line: a kill falls before or behind it.
        _file.Write(LockEdgeText.Line(edge));
    }

    /// <summary>Closes the file. The one of the process stays open until its end.</summary>
    public void Dispose() => _file?.Dispose();

    private FileStream Create()
    {
        Directory.CreateDirectory(folder);
        string name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}{Extension}");
        var file = new FileStream(Path.Combine(folder, name), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        });
        file.Write(LockEdgeText.Head());
        return file;
    }
}
