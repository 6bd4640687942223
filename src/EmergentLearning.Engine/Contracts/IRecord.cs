namespace EmergentLearning.Engine.Contracts;

/// <summary>What the generator adds to a record with <see cref="Schema.TableAttribute"/>. Not meant to be written by hand.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IRecord<TSelf>
    where TSelf : class, IRecord<TSelf>
{
    /// <summary>The record's table.</summary>
    static abstract TableSchema TableSchema { get; }

    /// <summary>Where the record's file goes and what stands in it, or <see langword="null"/> without <see cref="Schema.FileAttribute"/>.</summary>
    static abstract FileProjection<TSelf>? FileProjection { get; }

    /// <summary>Reads a record from a row whose columns are the table's, in order.</summary>
    static abstract TSelf ReadRow(IRowReader row);

    /// <summary>Binds every column, in order, to the parameters 1 to n.</summary>
    static abstract void BindRow(IParameterBinder parameters, TSelf record);

    /// <summary>The record's key; 0 when it has none yet.</summary>
    static abstract long GetKey(TSelf record);

    /// <summary>A copy with another key.</summary>
    static abstract TSelf WithKey(TSelf record, long key);

    /// <summary>The record's version, or <see langword="null"/> without <see cref="Schema.VersionAttribute"/>.</summary>
    static virtual long? GetVersion(TSelf record) => null;

    /// <summary>
    /// A copy with what the engine sets by itself: <see cref="Schema.CreatedAtAttribute"/>, <see cref="Schema.UpdatedAtAttribute"/> and
    /// <see cref="Schema.VersionAttribute"/>.
    /// </summary>
    /// <param name="record">The record to write.</param>
    /// <param name="before">The row that it replaces, or <see langword="null"/> for a new one.</param>
    /// <param name="now">The store's time, in UTC.</param>
    static virtual TSelf Stamp(TSelf record, TSelf? before, DateTimeOffset now) => record;
}
