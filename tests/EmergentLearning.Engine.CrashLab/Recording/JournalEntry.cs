using System.Text;

namespace EmergentLearning.Engine.CrashLab.Recording;

/// <summary>One change of the recorded folder, or a mark.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Inode">The kernel's number of the file; it may be used again after the file is gone.</param>
/// <param name="Offset">Where the bytes were written, or the new length.</param>
/// <param name="Path">Below the recorded folder.</param>
/// <param name="Other">The new name of a rename, the target of a link, or why it is unsupported.</param>
/// <param name="Data">The bytes written, or the mark.</param>
/// <param name="Process">Who did it.</param>
internal sealed record JournalEntry(JournalKind Kind, ulong Inode, long Offset, string Path, string Other, byte[] Data, uint Process)
{
    /// <summary>The text of a mark.</summary>
    public string Text => Encoding.UTF8.GetString(Data);

    public override string ToString() => Kind switch
    {
        JournalKind.Write => $"write {Path} [{Offset}, {Offset + Data.Length})",
        JournalKind.Truncate => $"resize {Path} to {Offset}",
        JournalKind.Rename => $"rename {Path} to {Other}",
        JournalKind.Mark => $"mark {Text.Split('\n')[0]}",
        _ => $"{Kind} {Path}".ToLowerInvariant(),
    };
}
