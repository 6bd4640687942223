using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// The few steps that every durable change of files is made of. One implementation works; tests put a recorder or a failing disk in
/// its place. Every member throws <see cref="StoreException"/> with <see cref="StoreFault.FileSystem"/> and is thread-safe.
/// </summary>
internal interface IDurableFileSystem
{
    /// <summary>
    /// Creates a file that must not exist, with owner, mode and attributes of <paramref name="target"/> where that exists, and room for its
    /// content set aside where the file system can. Leaves nothing behind when it fails.
    /// </summary>
    SafeFileHandle CreateTemporary(string path, string target, long length);

    /// <summary>Writes all bytes from the start of the file.</summary>
    void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content);

    /// <summary>Makes the bytes durable. After a failure the file's content is unknown: never call it again for this file.</summary>
    void Sync(SafeFileHandle file, string path);

    /// <summary>Opens a directory whose names are to be changed; before the change, so that its sync hears of every failure since.</summary>
    SafeFileHandle OpenDirectory(string path);

    /// <summary>Gives a file another name in the same, open directory in one step, replacing what has it. Never copies.</summary>
    /// <exception cref="FileStoreException">It says by <see cref="FileStoreException.IsUnknown"/> whether it may have happened.</exception>
    void Rename(SafeFileHandle directory, string from, string to);

    /// <summary>Gives a file a name in an open directory in one step, whichever directory it comes from; false when somebody has the name.</summary>
    /// <exception cref="FileStoreException">It says by <see cref="FileStoreException.IsUnknown"/> whether it may have happened.</exception>
    bool RenameNew(SafeFileHandle directory, string from, string to);

    /// <summary>Removes a name; absence is fine.</summary>
    void Unlink(string path);

    /// <summary>Creates one directory below an existing one; existence is fine.</summary>
    void CreateDirectory(string path);

    /// <summary>Removes an empty directory; one that is absent or not empty stays as it is.</summary>
    void RemoveDirectory(string path);

    /// <summary>Makes the names in an open directory durable.</summary>
    /// <exception cref="DurabilityLostException">It failed. Never call it again for the same names: make the names anew.</exception>
    void SyncDirectory(SafeFileHandle directory, string path);
}
