using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What is known of one file that this code writes. Immutable.</summary>
internal sealed class FileFacts : IEquatable<FileFacts>
{
    private FileFacts(FileBits bits, ImmutableHashSet<SyntaxNode> sites, SyntaxNode? sharedAt, SyntaxNode? frame)
    {
        Bits = bits;
        Sites = sites;
        SharedAt = sharedAt;
        Frame = frame;
    }

    public FileBits Bits { get; }

    /// <summary>Where it is created or written.</summary>
    public ImmutableHashSet<SyntaxNode> Sites { get; }

    /// <summary>Where it was created without having the name to itself; the call that leads there, for a helper.</summary>
    public SyntaxNode? SharedAt { get; }

    /// <summary>The call of the helper that did all of it; null when the method itself had a hand in it.</summary>
    public SyntaxNode? Frame { get; }

    public static FileFacts Create(FileBits bits, SyntaxNode site, SyntaxNode? frame) => new(
        bits, [site], (bits & FileBits.Shared) != 0 ? frame ?? site : null, frame);

    public bool Has(FileBits bits) => (Bits & bits) != 0;

    public FileFacts Add(FileBits bits, SyntaxNode site, SyntaxNode? frame) =>
        new(Bits | bits, Sites.Add(site), SharedAt, Frame == frame ? Frame : null);

    public FileFacts Without(FileBits bits) => new(Bits & ~bits, Sites, SharedAt, Frame);

    public FileFacts With(FileBits bits) => new(Bits | bits, Sites, SharedAt, Frame);

    public FileFacts Join(FileFacts other) => Equals(other)
        ? this
        : new(Bits | other.Bits, Sites.Union(other.Sites), SharedAt ?? other.SharedAt, Frame == other.Frame ? Frame : null);

    public bool Equals(FileFacts? other) => other is not null
        && Bits == other.Bits && SharedAt == other.SharedAt && Frame == other.Frame && Sites.SetEquals(other.Sites);

    public override bool Equals(object? obj) => Equals(obj as FileFacts);

    public override int GetHashCode() => (int)Bits;
}
