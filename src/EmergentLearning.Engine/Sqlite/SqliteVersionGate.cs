using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Refuses the SQLite versions that can corrupt a database in WAL mode: from 3.7.0 to 3.51.2 a checkpoint could race with the reset of
/// the log. Fixed in 3.51.3, and in 3.50.7 and 3.44.6 for those who stayed on these lines.
/// </summary>
internal static class SqliteVersionGate
{
    /// <summary>Whether a version, as <c>sqlite3_libversion_number</c> writes it (3.51.3 is 3051003), is safe.</summary>
    public static bool IsSafe(int version) => version switch
    {
        >= 3051003 => true,
        >= 3050007 and < 3051000 => true,
        >= 3044006 and < 3045000 => true,
        _ => false,
    };

    /// <summary>Refuses an unsafe version.</summary>
    /// <exception cref="StoreException">The version is unsafe.</exception>
    public static void Require(int version)
    {
        if (IsSafe(version))
            return;

        string name = $"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}";
        throw new StoreException(
            StoreFault.Dependency,
            $"SQLite {name} can corrupt a database in WAL mode. Use 3.51.3 or later (or 3.50.7+ or 3.44.6+ of their lines): "
            + "update the package SQLitePCLRaw.bundle_e_sqlite3.");
    }
}
