using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Linking;

/// <summary>The new contents of files that change together, until they are queued as one commit.</summary>
/// <param name="transaction">The transaction.</param>
internal sealed class DocumentEdits(IWriteTransaction transaction)
{
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);

    /// <summary>A file as it is to be, or as the store has it; <see langword="null"/> when it is none of the store's.</summary>
    public byte[]? Find(string path) => _contents.GetValueOrDefault(path) ?? transaction.FindDocument(path);

    /// <summary>Sets what a file is to be.</summary>
    public void Set(string path, byte[] content)
    {
        if (Find(path) is { } before && before.AsSpan().SequenceEqual(content))
            return;

        _contents[path] = content;
    }

    /// <summary>Queues the files that differ from what the store has, and their commit.</summary>
    /// <returns>The number of the first in the outbox; <see langword="null"/> when none differs.</returns>
    public long? Project(CommitMessage message, DateTimeOffset now)
    {
        long? first = null;
        string group = $"link-{Guid.NewGuid():N}";
        foreach ((string path, byte[] content) in _contents.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            long sequence = transaction.Project(new DocumentChange
            {
                Path = path,
                Content = content,
                Message = message,
                RecordedAt = now,
                Group = group,
            });
            first ??= sequence;
        }

        return first;
    }
}
