using System.Text.Json;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Authoring;

/// <summary>A project's <c>schema.lock.json</c>: what was released of each store. The migrations lie beside it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Stores">The stores.</param>
internal sealed record SchemaLock(string Path, IReadOnlyList<LockedStore> Stores)
{
    private const int Format = 1;

    /// <summary>Reads it; an absent one has no stores.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public static SchemaLock Read(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        if (!File.Exists(full))
            return new SchemaLock(full, []);

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(full));
            if (document.RootElement.GetProperty("format").GetInt32() != Format)
                throw new StoreException(StoreFault.Input, $"{full} was written by another version of the package. Update it, or this program.");

            return new SchemaLock(full, [.. document.RootElement.GetProperty("stores").EnumerateObject().Select(Store)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new StoreException(StoreFault.Input, $"{full} cannot be read: {e.Message} Take one side of the merge, then add a migration.", e);
        }
    }

    public LockedStore? Find(string store) => Stores.FirstOrDefault(locked => locked.Name == store);

    /// <summary>The lock with another state of one store.</summary>
    public SchemaLock With(LockedStore store) => this with { Stores = [.. Stores.Where(other => other.Name != store.Name), store] };

    /// <summary>Where a store's migrations lie.</summary>
    public string FolderOf(string store) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "migrations", store);

    private static LockedStore Store(JsonProperty store) =>
        new(store.Name, store.Value.GetProperty("version").GetInt32(), SchemaJson.ReadTables(store.Value));
}
