using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// The few steps that every durable change of files is made of. One implementation works; tests put a recorder or a failing disk in
/// its place. Every member throws <see cref="StoreException"/> with <see cref="StoreFault.FileSystem"/>.
/// </summary>
internal interface IDurableFileSystem
{
    /// <summary>Creates a file that must not exist, with mode and owner of <paramref name="target"/> where that exists.</summary>
    SafeFileHandle CreateTemporary(string path, string target);

    /// <summary>Writes all bytes from the start of the file.</summary>
    void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content);

    /// <summary>Makes the bytes durable. After a failure the file's content is unknown: never call it again for this file.</summary>
    void Sync(SafeFileHandle file, string path);

    /// <summary>Gives a file another name in one step, replacing what has it. Never copies.</summary>
    void Rename(string from, string to);

    /// <summary>Gives a file another name in one step; false when somebody has the name.</summary>
    bool RenameNew(string from, string to);

    /// <summary>Removes a name; absence is fine.</summary>
    void Unlink(string path);

    /// <summary>Creates one directory below an existing one; existence is fine.</summary>
    void CreateDirectory(string path);

    /// <summary>Makes the names in a directory durable.</summary>
    void SyncDirectory(string path);
}
