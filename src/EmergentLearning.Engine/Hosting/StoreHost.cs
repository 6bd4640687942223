using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Hosting;

/// <summary>Opens stores. Generated code calls it; users call the generated <c>OpenAsync</c>.</summary>
public static class StoreHost
{
    /// <summary>
    /// Opens the store for reading and writing; creates it when it is absent; adopts a database that another program made, after a
    /// verified backup; finishes what a killed process left.
    /// </summary>
    /// <exception cref="StoreException">It cannot be opened; the message says what to do.</exception>
    public static async Task<IStore> OpenAsync(
        string root, StoreSchema schema, StoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        ArgumentNullException.ThrowIfNull(schema);
        var layout = new StoreFolder(Path.GetFullPath(root), schema.Database);
        try
        {
            options ??= new StoreOptions();
            return await OpeningTelemetry.RunAsync(layout.Root, options, new StoreOpener(layout, schema, options), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"The store in {layout.Root} cannot be opened: {exception.Message} Check the disk's space and the folder's permissions.",
                exception);
        }
    }

    /// <summary>Opens the store for reading alone: not a byte of it is written, and nobody is blocked. An absent store is not created.</summary>
    /// <exception cref="StoreException">There is no store, or it cannot be read; the message says what to do.</exception>
    public static IStore OpenReadOnly(string root, StoreSchema schema)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        ArgumentNullException.ThrowIfNull(schema);
        return ReadOnlyStore.Open(new StoreFolder(Path.GetFullPath(root), schema.Database), schema);
    }
}
