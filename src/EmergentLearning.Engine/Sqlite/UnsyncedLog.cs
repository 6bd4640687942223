using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// What a failed sync of the write-ahead log leaves for the next open. The kernel may have dropped the log's last bytes and still show them,
/// clean, to whoever reads: SQLite's recovery would take that transaction for committed, and a later one, synced without a fault, would lie
/// behind a hole on the disk. So the log is written once more, byte for byte, before anything is added to it: then every byte is dirty, and
/// the sync speaks the truth (Rebello et al., ATC 2020, describe this for SQLite). A note beside the database says that it has to be done. It
/// is never synced: it has to live exactly as long as the memory of the kernel that it warns of.
/// </summary>
internal static class UnsyncedLog
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Leaves the note.</summary>
    /// <returns>Whether it could be left; a disk that refuses even that shows nothing new either.</returns>
    public static bool Note(string database)
    {
        try
        {
            File.OpenHandle(NoteOf(database), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes the log anew, where there is a note. Called in front of the first write.</summary>
    /// <exception cref="StoreException">It could not be written, or not be synced; the note stays.</exception>
    public static void Mend(SqlSession session, SqliteDatabaseOptions options, IWriteGate gate)
    {
        string note = NoteOf(options.Path);
        if (!File.Exists(note))
            return;

        using IDisposable turn = gate.Enter(options.LockTimeout, CancellationToken.None);
        // SQLite's own lock besides: nobody, not even a tool that does not know the gate, adds to the log or cuts it meanwhile.
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            Rewrite(options.Path + "-wal");
            File.Delete(note);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"The log of {options.Path}, which could not be synced before, cannot be written anew: {e.Message} Check the disk.", e);
        }
        finally
        {
            session.Execute("ROLLBACK");
        }
    }

    private static void Rewrite(string log)
    {
        // SQLite keeps its locks on the database and on the log's index, so that closing this file drops none of them.
        using SafeFileHandle file = File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        byte[] chunk = new byte[ChunkBytes];
        for (long at = 0; RandomAccess.Read(file, chunk, at) is var read and > 0; at += read)
            RandomAccess.Write(file, chunk.AsSpan(0, read), at);
        NativeSync.Run(file, log);
    }

    private static string NoteOf(string database) => database + "-unsynced";
}
