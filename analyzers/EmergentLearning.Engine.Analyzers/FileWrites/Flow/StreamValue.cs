using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>A stream, writer or handle, known by the place that opened it. Immutable.</summary>
/// <param name="id">The syntax that opened it, or the symbol through which it came.</param>
/// <param name="paths">The file behind it, or its alternatives.</param>
/// <param name="inner">The stream that it writes to, for a wrapper.</param>
/// <param name="traits">How it was opened.</param>
internal sealed class StreamValue(object id, ImmutableArray<PathValue> paths, StreamValue? inner, StreamTraits traits) : FlowValue
{
    // A chain of wrappers that a loop builds would never end.
    private const int MostLayers = 6;

    public object Id { get; } = id;

    public ImmutableArray<PathValue> Paths { get; } = paths;

    public StreamValue? Inner { get; } = inner is { Layers: < MostLayers } ? inner : null;

    public StreamTraits Traits { get; } = traits;

    /// <summary>The innermost stream: the file's own.</summary>
    public StreamValue Root => Inner?.Root ?? this;

    private int Layers => Inner is null ? 1 : Inner.Layers + 1;

    public bool Is(StreamTraits trait) => (Traits & trait) != 0;

    public override bool Equals(object? obj) => obj is StreamValue other && Id.Equals(other.Id) && Equals(Inner, other.Inner);

    public override int GetHashCode() => Id.GetHashCode();
}
