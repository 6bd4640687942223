namespace EmergentLearning.Engine.Contracts.Querying;

// Rows together with those that they refer to, by one statement.
public sealed partial class RecordQuery<TRecord>
{
    /// <summary>The rows, each with the row that it refers to.</summary>
    /// <param name="reference">The foreign key, such as <c>Note.Columns.TopicId</c>.</param>
    /// <param name="where">A condition on the row that is referred to. Default: none.</param>
    public JoinQuery<TRecord, TReferenced, (TRecord Record, TReferenced Referenced)> Include<TReferenced>(
        ReferenceColumn<TRecord, long, TReferenced> reference, Filter<TReferenced>? where = null)
        where TReferenced : class, IRecord<TReferenced>
    {
        ArgumentNullException.ThrowIfNull(reference);
        return new(_source, _parts, new Join<TReferenced>(reference.Name, IsLeft: false, where), static (record, referenced) => (record, referenced!));
    }

    /// <summary>The rows, each with the row that it refers to, or with <see langword="null"/> where it refers to none.</summary>
    /// <param name="reference">The foreign key, such as <c>Note.Columns.ParentId</c>.</param>
    /// <param name="where">A condition on the row that is referred to; rows that refer to none do not meet it. Default: none.</param>
    public JoinQuery<TRecord, TReferenced, (TRecord Record, TReferenced? Referenced)> Include<TReferenced>(
        ReferenceColumn<TRecord, long?, TReferenced> reference, Filter<TReferenced>? where = null)
        where TReferenced : class, IRecord<TReferenced>
    {
        ArgumentNullException.ThrowIfNull(reference);
        return new(_source, _parts, new Join<TReferenced>(reference.Name, IsLeft: true, where), static (record, referenced) => (record, referenced));
    }
}
