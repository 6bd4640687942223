using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>A path (or any other text) as the pieces it is put together from; equal values name the same file. Immutable.</summary>
internal sealed class PathValue : FlowValue, IEquatable<PathValue>
{
    // Longer than any path that a person composes; what a machine wrote becomes one unknown piece.
    private const int MostAtoms = 32;
    private const int DeepestAtom = 8;
    private readonly int _hash;
    private readonly int _depth;

    private PathValue(ImmutableArray<PathAtom> atoms)
    {
        Atoms = atoms;
        foreach (PathAtom atom in atoms)
        {
            _hash = (_hash * 31) + atom.GetHashCode();
            foreach (PathValue inner in atom.Inner)
                _depth = Math.Max(_depth, inner._depth + 1);
        }
    }

    public ImmutableArray<PathAtom> Atoms { get; }

    /// <summary>True when a piece cannot be guessed by another process.</summary>
    public bool IsRandom => Atoms.Any(atom => atom.Kind is AtomKind.Random or AtomKind.TempEntry || atom.Inner.Any(inner => inner.IsRandom));

    /// <summary>True when it lies below a directory for temporary files.</summary>
    public bool IsInTempRoot => Atoms.Length > 0 && Atoms[0] is var first
        && (first.Kind is AtomKind.TempRoot or AtomKind.TempEntry
            || (first.Kind is AtomKind.DirectoryOf or AtomKind.Derived && first.Inner.Length > 0 && first.Inner[0].IsInTempRoot)
            || (PathRoots.Of(this) is { } root && PathRoots.IsTemporary(root)));

    public static PathValue Of(PathAtom atom) => new([atom]);

    public static PathValue OfText(string text) => new([.. Split(text)]);

    /// <summary>The pieces one after the other; one unknown piece when that gets too long or too deep.</summary>
    public static PathValue Concat(IEnumerable<PathValue> values, SyntaxNode site)
    {
        var atoms = ImmutableArray.CreateBuilder<PathAtom>();
        foreach (PathAtom atom in values.SelectMany(value => value.Atoms))
        {
            PathAtom? last = atoms.Count > 0 ? atoms[atoms.Count - 1] : null;
            if (last is { Kind: AtomKind.Text } && atom.Kind == AtomKind.Text)
                atoms[atoms.Count - 1] = PathAtom.Literal(last.Text + atom.Text);
            else if (atom.Kind != AtomKind.Separator || last?.Kind != AtomKind.Separator)
                atoms.Add(atom);
        }

        return Bounded(new([.. atoms]), site);
    }

    /// <summary>This value, or an unknown in its place when it has grown too large to be compared cheaply.</summary>
    public static PathValue Bounded(PathValue value, SyntaxNode site) =>
        value.Atoms.Length <= MostAtoms && value._depth <= DeepestAtom ? value : Of(PathAtom.At(site));

    public PathValue Take(int count) => new(Atoms.RemoveRange(count, Atoms.Length - count));

    public bool StartsWith(PathValue prefix) => prefix.Atoms.Length <= Atoms.Length && prefix.Atoms.SequenceEqual(Atoms.Take(prefix.Atoms.Length));

    public bool Equals(PathValue? other) => other is not null && _hash == other._hash && Atoms.SequenceEqual(other.Atoms);

    public override bool Equals(object? obj) => Equals(obj as PathValue);

    public override int GetHashCode() => _hash;

    private static IEnumerable<PathAtom> Split(string text)
    {
        int from = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('/' or '\\'))
                continue;
            if (i > from)
                yield return PathAtom.Literal(text.Substring(from, i - from));
            if (i < text.Length)
                yield return PathAtom.Separator;
            from = i + 1;
        }
    }
}
