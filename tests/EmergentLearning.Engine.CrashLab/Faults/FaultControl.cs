using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>Tells the preloaded library, in this process and in those of git, what to do. One at a time.</summary>
internal sealed unsafe class FaultControl : IDisposable
{
    public const string Variable = "ELF_FAULTS";

    private const int Idle = 0;
    private const int Faults = 1;
    private const int Watch = 2;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly FaultControlBlock* _block;

    private FaultControl(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open);
        _view = _file.CreateViewAccessor(0, sizeof(FaultControlBlock));
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _block = (FaultControlBlock*)start;
    }

    /// <summary>How many calls that can fail so have been made.</summary>
    public long Eligible => Volatile.Read(ref _block->Eligible);

    /// <summary>How many calls were made to fail.</summary>
    public long Injected => Volatile.Read(ref _block->Injected);

    /// <summary>The first call that was made to fail.</summary>
    public FaultCall HitCall => (FaultCall)_block->HitCall;

    /// <summary>Whether it was this process's, and not git's.</summary>
    public bool HitUs => _block->HitProcess == Environment.ProcessId;

    /// <summary>What it was to work on.</summary>
    public string HitPath => TextOf(_block->Hit, 256);

    /// <summary>What was seen that must not be, or <see langword="null"/>.</summary>
    public string? Violation => _block->Violations == 0 ? null : TextOf(_block->Violation, 512);

    /// <summary>Makes the file; its path goes into <see cref="Variable"/> of the process that is preloaded.</summary>
    public static void Create(string path)
    {
        using FileStream file = File.Create(path);
        file.SetLength(sizeof(FaultControlBlock));
    }

    /// <summary>The file of this process, which was started with the library.</summary>
    public static FaultControl Open() => new(
        Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set: start it by its parent."));

    /// <summary>Makes a call fail from now on.</summary>
    /// <param name="root">Calls on what lies below this folder count.</param>
    /// <param name="kind">How it fails.</param>
    /// <param name="sticky">Whether all that come after it fail too.</param>
    /// <param name="only">The call that fails; null for every one that can.</param>
    /// <param name="number">The call, counted from 1 among those that can fail so; 0 for none.</param>
    public void Arm(string root, FaultKind kind, bool sticky, FaultCall? only, long number)
    {
        Begin(root);
        _block->Only = only is { } call ? (int)call + 1 : 0;
        _block->Kind = (int)kind;
        _block->Sticky = sticky ? 1 : 0;
        _block->Target = number;
        Volatile.Write(ref _block->State, Faults);
    }

    /// <summary>Keeps the list of what is not synced from now on.</summary>
    public void BeginWatch(string root)
    {
        Begin(root);
        Volatile.Write(ref _block->State, Watch);
    }

    /// <summary>Lets everything pass again.</summary>
    public void Disarm()
    {
        Volatile.Write(ref _block->State, Idle);
        FaultLibrary.Forget();
    }

    /// <summary>How often a call was made.</summary>
    public long CountOf(FaultCall call) => _block->CallCounts[(int)call];

    /// <summary>Grants every lock from now on, as a mount does on which locks do nothing.</summary>
    public void MakeLocksDoNothing(bool nothing) => _block->LocksDoNothing = nothing ? 1 : 0;

    /// <summary>The files with bytes, and the names, that would be gone after a loss of power.</summary>
    public IReadOnlyList<(string Path, bool IsName)> ReadUnsynced()
    {
        var unsynced = new List<(string, bool)>();
        for (int i = 0; i < FaultControlBlock.Entries; i++)
        {
            byte* entry = _block->EntryBytes + (i * FaultControlBlock.EntrySize);
            if (*(int*)(entry + FaultControlBlock.EntryUsedOffset) != 0)
            {
                unsynced.Add((
                    TextOf(entry + FaultControlBlock.EntryPathOffset, FaultControlBlock.EntrySize - FaultControlBlock.EntryPathOffset),
                    *(int*)(entry + FaultControlBlock.EntryIsNameOffset) != 0));
            }
        }

        return unsynced;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private void Begin(string root)
    {
        Disarm();
        int locks = _block->LocksDoNothing;
        NativeMemory.Clear(_block, (nuint)sizeof(FaultControlBlock));
        _block->LocksDoNothing = locks;
        Encoding.UTF8.GetBytes(root, new Span<byte>(_block->Root, 255));
    }

    private static string TextOf(byte* text, int size)
    {
        var bytes = new ReadOnlySpan<byte>(text, size);
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
