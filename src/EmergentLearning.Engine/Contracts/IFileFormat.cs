namespace EmergentLearning.Engine.Contracts;

/// <summary>Turns records into file contents. Implementations are pure and thread-safe: the same input gives the same bytes.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public interface IFileFormat<TRecord>
{
    /// <summary>The file's bytes with the record in it.</summary>
    /// <param name="record">The record, with its key.</param>
    /// <param name="current">
    /// The document's bytes so far, or <see langword="null"/> for a new one. A file for one record ignores it; a file
    /// that gathers several adds to it.
    /// </param>
    byte[] Render(TRecord record, byte[]? current);

    /// <summary>The message of the commit that inserts or changes the record.</summary>
    CommitMessage Describe(TRecord record);

    /// <summary>The date of that commit.</summary>
    DateTimeOffset GetRecordedAt(TRecord record);
}
