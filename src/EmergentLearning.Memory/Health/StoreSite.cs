namespace EmergentLearning.Memory.Health;

/// <summary>Where a store's database lies.</summary>
internal static class StoreSite
{
    /// <summary>The database below a store's folder.</summary>
    public const string Database = "memory/index.db";

    /// <summary>The database of a store.</summary>
    public static string DatabaseOf(string folder) => Path.Combine(folder, Database);
}
