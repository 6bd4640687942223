namespace EmergentLearning.Engine.Contracts.Querying;

/// <summary>A record's column, whatever its type. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public abstract class Column<TRecord>
{
    private protected Column(string name) => Name = name;

    /// <summary>The column's name in the database.</summary>
    public string Name { get; }
}
