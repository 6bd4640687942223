namespace EmergentLearning.Engine.Contracts;

/// <summary>A row was changed or deleted between reading it and writing it. Nothing was changed: read it again, decide again, write again.</summary>
public sealed class ConcurrencyException : StoreException
{
    /// <summary>Creates the exception.</summary>
    public ConcurrencyException(string table, long key, long expectedVersion, long? foundVersion)
        : base(StoreFault.Validation, Describe(table, key, expectedVersion, foundVersion))
    {
        Table = table;
        Key = key;
        ExpectedVersion = expectedVersion;
        FoundVersion = foundVersion;
    }

    /// <summary>The table's name.</summary>
    public string Table { get; }

    /// <summary>The row's key.</summary>
    public long Key { get; }

    /// <summary>The version that the record had when it was read.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The row's version now, or <see langword="null"/> when the row is gone.</summary>
    public long? FoundVersion { get; }

    private static string Describe(string table, long key, long expected, long? found)
    {
        string now = found is null ? "has been deleted since" : FormattableString.Invariant($"is at version {found} by now");
        return FormattableString.Invariant(
            $"The row {key} of \"{table}\" was read at version {expected} and {now}. Nothing was changed; read it again and repeat the change.");
    }
}
