using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>
/// What may be so at one point of a method. Everything except the variables grows where ways meet, so that a fault on one way is
/// seen; nothing is dropped but by an event. Immutable.
/// </summary>
internal sealed record FlowState
{
    public static FlowState Empty { get; } = new();

    public ImmutableDictionary<object, FlowValue> Variables { get; init; } = ImmutableDictionary.Create<object, FlowValue>(KeyComparer.Instance);

    public ImmutableDictionary<PathValue, FileFacts> Files { get; init; } = ImmutableDictionary<PathValue, FileFacts>.Empty;

    /// <summary>The open streams, and whether bytes wait in each.</summary>
    public ImmutableDictionary<StreamValue, bool> Streams { get; init; } = ImmutableDictionary<StreamValue, bool>.Empty;

    /// <summary>Files that were deleted, with the place.</summary>
    public ImmutableDictionary<PathValue, DeletedFile> Deleted { get; init; } = ImmutableDictionary<PathValue, DeletedFile>.Empty;

    /// <summary>Renames that a power loss can still undo, with the directory to sync.</summary>
    public ImmutableDictionary<SyntaxNode, PathValue> Unsynced { get; init; } = ImmutableDictionary<SyntaxNode, PathValue>.Empty;

    /// <summary>Files that readers know and that were replaced.</summary>
    public ImmutableHashSet<PathValue> Published { get; init; } = ImmutableHashSet<PathValue>.Empty;

    /// <summary>How much there is to compare where ways meet.</summary>
    public int Size => Variables.Count + Files.Count + Deleted.Count + Unsynced.Count + Streams.Count;

    /// <summary>The union; <paramref name="meeting"/> is the place, which names what is unknown from here on.</summary>
    public FlowState Join(FlowState other, Func<object, PathValue> meeting) => ReferenceEquals(this, other)
        ? this
        : new FlowState
        {
            Variables = Merge(Variables, other.Variables, (key, left, right) => FlowValue.Join(left, right, meeting(key))),
            Files = Merge(Files, other.Files, static (_, left, right) => left.Join(right)),
            Streams = Merge(Streams, other.Streams, static (_, left, right) => left || right),
            Deleted = Merge(Deleted, other.Deleted, static (_, left, _) => left),
            Unsynced = Merge(Unsynced, other.Unsynced, static (_, left, _) => left),
            Published = Published.Union(other.Published),
        };

    public bool IsSameAs(FlowState other) => Same(Variables, other.Variables)
        && Same(Files, other.Files)
        && Same(Streams, other.Streams)
        && Same(Deleted, other.Deleted)
        && Same(Unsynced, other.Unsynced)
        && Published.SetEquals(other.Published);

    private static ImmutableDictionary<TKey, TValue> Merge<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right, Func<TKey, TValue, TValue, TValue> join)
        where TKey : notnull
    {
        if (ReferenceEquals(left, right) || right.IsEmpty)
            return left;
        if (left.IsEmpty)
            return right;
        ImmutableDictionary<TKey, TValue>.Builder merged = left.ToBuilder();
        foreach (KeyValuePair<TKey, TValue> pair in right)
        {
            if (!left.TryGetValue(pair.Key, out TValue? mine))
                merged.Add(pair);
            // Most values are the same on both ways, and are not touched.
            else if (!EqualityComparer<TValue>.Default.Equals(mine, pair.Value))
                merged[pair.Key] = join(pair.Key, mine, pair.Value);
        }

        return merged.ToImmutable();
    }

    private static bool Same<TKey, TValue>(ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right)
        where TKey : notnull => ReferenceEquals(left, right)
            || (left.Count == right.Count
                && left.All(pair => right.TryGetValue(pair.Key, out TValue? other) && EqualityComparer<TValue>.Default.Equals(pair.Value, other)));
}
