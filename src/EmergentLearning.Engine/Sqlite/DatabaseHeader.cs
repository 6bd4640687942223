using System.Buffers.Binary;
using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>What the first bytes of a database file say.</summary>
/// <param name="IsEmpty">The file has no bytes yet, or none but zeros, as a crash leaves one that was begun: a new database.</param>
/// <param name="IsWal">The file asks for write-ahead logging.</param>
/// <param name="ApplicationId">Whose database it is; 0 when nobody has said.</param>
/// <param name="UserVersion">The version of its layout; 0 when nobody has said.</param>
/// <param name="HasSchema">Whether anything has been created in it.</param>
internal readonly record struct DatabaseHeader(bool IsEmpty, bool IsWal, int ApplicationId, int UserVersion, bool HasSchema)
{
    /// <summary>The engine's mark in the header: "ELFE".</summary>
    public const int OurApplicationId = 0x454C4645;

    /// <summary>The newest layout that this engine knows.</summary>
    public const int OurUserVersion = 1;

    // The 100 bytes of the header, and the first five of the root page of the schema that follow it.
    private const int Length = 105;
    private const int WriteVersionOffset = 18;
    private const int UserVersionOffset = 60;
    private const int ApplicationIdOffset = 68;
    private const int PageTypeOffset = 100;
    private const int CellCountOffset = 103;
    private const byte LeafPage = 0x0D;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Reads the header through SQLite's own descriptor; takes no lock.</summary>
    /// <exception cref="StoreException">The file cannot be read, or is not an SQLite database.</exception>
    public static DatabaseHeader Read(sqlite3 connection, string path)
    {
        Span<byte> bytes = stackalloc byte[Length];
        int result = NativeSqlite.ReadFile(connection, bytes, 0);
        if (result is raw.SQLITE_OK or raw.SQLITE_IOERR_SHORT_READ && bytes.IndexOfAnyExcept((byte)0) < 0)
            return new DatabaseHeader(IsEmpty: true, IsWal: false, 0, 0, HasSchema: false);
        if (result is not (raw.SQLITE_OK or raw.SQLITE_IOERR_SHORT_READ))
            throw SqliteErrors.Create(path, result, "reading the header failed");
        if (result != raw.SQLITE_OK || !bytes.StartsWith(Magic))
            throw SqliteErrors.Create(path, raw.SQLITE_NOTADB, "the file does not begin as an SQLite database does");

        return new DatabaseHeader(
            IsEmpty: false,
            IsWal: bytes[WriteVersionOffset] == 2,
            BinaryPrimitives.ReadInt32BigEndian(bytes[ApplicationIdOffset..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[UserVersionOffset..]),
            bytes[PageTypeOffset] != LeafPage || BinaryPrimitives.ReadInt16BigEndian(bytes[CellCountOffset..]) != 0);
    }

    /// <summary>Whether the file begins as an SQLite database does; takes no lock.</summary>
    /// <exception cref="StoreException">The file cannot be read.</exception>
    public static bool IsWhole(sqlite3 connection, string path)
    {
        Span<byte> bytes = stackalloc byte[Length];
        int result = NativeSqlite.ReadFile(connection, bytes, 0);
        if (result is not (raw.SQLITE_OK or raw.SQLITE_IOERR_SHORT_READ))
            throw SqliteErrors.Create(path, result, "reading the header failed");
        return bytes.StartsWith(Magic);
    }

    /// <summary>Refuses the database of another application, and one written by a newer engine.</summary>
    /// <exception cref="StoreException">It is not ours.</exception>
    public void RequireOurs(string path)
    {
        if (ApplicationId is not (0 or OurApplicationId))
        {
            throw new StoreException(
                StoreFault.Database,
                $"{path} belongs to another application (application_id 0x{ApplicationId:X8}). Choose another folder.");
        }

        if (UserVersion > OurUserVersion)
        {
            throw new StoreException(
                StoreFault.Database,
                $"{path} was written by a newer version (layout {UserVersion}, this one knows {OurUserVersion}). Update elf.");
        }
    }
}
