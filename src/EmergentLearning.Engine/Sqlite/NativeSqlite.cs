using System.Runtime.InteropServices;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>What SQLitePCLRaw does not reach: file controls of an open database.</summary>
internal static unsafe partial class NativeSqlite
{
    private const int FilePointer = 7;
    private const int PersistWal = 10;

    /// <summary>
    /// Keeps <c>-wal</c> and <c>-shm</c> when the last connection closes, so that a reader without write permission finds them
    /// and none has to create a file.
    /// </summary>
    public static int KeepWal(sqlite3 connection)
    {
        int on = 1;
        return FileControl(connection, PersistWal, &on);
    }

    /// <summary>Reads bytes of the database file through the descriptor that SQLite itself holds.</summary>
    /// <remarks>
    /// Never through one of our own: POSIX locks belong to the process, and closing any descriptor of the file would drop the locks of
    /// every connection of this process.
    /// </remarks>
    /// <returns>SQLite's result; a short read fills the rest with zeros and gives <c>SQLITE_IOERR_SHORT_READ</c>.</returns>
    public static int ReadFile(sqlite3 connection, Span<byte> buffer, long offset)
    {
        void* file;
        int rc = FileControl(connection, FilePointer, &file);
        if (rc != raw.SQLITE_OK)
            return rc;

        // struct sqlite3_file { const sqlite3_io_methods *pMethods; }; the table begins: int iVersion; xClose; xRead; …
        void** methods = *(void***)file;
        var read = (delegate* unmanaged[Cdecl]<void*, void*, int, long, int>)methods[2];
        fixed (byte* start = buffer)
            return read(file, start, buffer.Length, offset);
    }

    /// <summary>Where in the statement that was refused last the error is, in bytes; -1 when SQLite does not tell.</summary>
    public static int ErrorOffset(sqlite3 connection)
    {
        bool held = false;
        try
        {
            connection.DangerousAddRef(ref held);
            return ErrorOffset(connection.DangerousGetHandle());
        }
        finally
        {
            if (held)
                connection.DangerousRelease();
        }
    }

    private static int FileControl(sqlite3 connection, int operation, void* argument)
    {
        bool held = false;
        try
        {
            connection.DangerousAddRef(ref held);
            return FileControl(connection.DangerousGetHandle(), "main", operation, argument);
        }
        finally
        {
            if (held)
                connection.DangerousRelease();
        }
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static partial int FileControl(nint connection, string database, int operation, void* argument);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_error_offset")]
    [UnmanagedCallConv(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static partial int ErrorOffset(nint connection);
}
