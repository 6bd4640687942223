using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

internal sealed class MemoryTransaction(MemoryStore store) : IWriteTransaction
{
    public string Root => store.Root;

    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(store.Database);

    public int Changes => raw.sqlite3_changes(store.Database);

    public IStatement Prepare(string sql) => new MemoryStatement(store.Database, sql);

    public byte[]? FindDocument(string path) => store.Documents.GetValueOrDefault(path);

    public bool IsPathFree(string path) => !store.Documents.ContainsKey(path);

    public byte[]? TakeInEdit(string path, CommitMessage? message = null, string? group = null) => null;

    public void RestoreFile(string path) => throw new NotSupportedException("There are no files in memory.");

    public long Project(DocumentChange change)
    {
        if (change.Content is null)
            store.Documents.Remove(change.Path);
        else
            store.Documents[change.Path] = change.Content;
        store.Changes.Add(change);
        return store.Changes.Count;
    }
}
