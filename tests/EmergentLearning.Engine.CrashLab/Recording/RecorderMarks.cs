using System.Runtime.InteropServices;
using System.Text;

namespace EmergentLearning.Engine.CrashLab.Recording;

/// <summary>Writes marks into the journal of the recorder below this process, in the true order among the changes.</summary>
internal sealed unsafe class RecorderMarks
{
    private readonly delegate* unmanaged[Cdecl]<byte*, int, int> _mark;

    /// <exception cref="InvalidOperationException">Nothing records this process.</exception>
    public RecorderMarks()
    {
        string library = Environment.GetEnvironmentVariable(Recorder.LibraryVariable)
            ?? throw new InvalidOperationException("This verb runs below the recorder only; `crashlab states` starts it.");
        _mark = (delegate* unmanaged[Cdecl]<byte*, int, int>)NativeLibrary.GetExport(NativeLibrary.Load(library), "crashlab_mark");
    }

    public void Write(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* at = bytes)
        {
            if (_mark(at, bytes.Length) != 1)
                throw new InvalidOperationException("The recorder is loaded and does not record.");
        }
    }
}
