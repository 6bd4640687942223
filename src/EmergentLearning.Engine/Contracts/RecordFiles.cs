namespace EmergentLearning.Engine.Contracts;

/// <summary>Queues the files of records that have one.</summary>
internal static class RecordFiles
{
    public static void Write<TRecord>(IWriteTransaction transaction, TRecord record, string? previousPath)
        where TRecord : class, IRecord<TRecord>
    {
        if (TRecord.FileProjection is not { } projection)
            return;

        string path = projection.GetPath(record);
        if (previousPath is not null && previousPath != path)
            transaction.Project(Change(projection, record, previousPath, content: null));
        byte[]? current = transaction.FindDocument(path);
        transaction.Project(Change(projection, record, path, projection.Format.Render(record, current)));
    }

    public static void Delete<TRecord>(IWriteTransaction transaction, TRecord record)
        where TRecord : class, IRecord<TRecord>
    {
        if (TRecord.FileProjection is { } projection)
            transaction.Project(Change(projection, record, projection.GetPath(record), content: null));
    }

    private static DocumentChange Change<TRecord>(FileProjection<TRecord> projection, TRecord record, string path, byte[]? content) => new()
    {
        Path = path,
        Content = content,
        Message = projection.Format.Describe(record),
        RecordedAt = projection.Format.GetRecordedAt(record),
    };
}
