using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>One piece of a path; equal pieces have the same text in every run of the method. Immutable.</summary>
internal sealed class PathAtom : IEquatable<PathAtom>
{
    private readonly string? _text;
    private readonly ISymbol? _symbol;
    private readonly SyntaxNode? _site;
    private readonly int _hash;

    private PathAtom(AtomKind kind, string? text = null, ISymbol? symbol = null, SyntaxNode? site = null, params ImmutableArray<PathValue> inner)
    {
        Kind = kind;
        _text = text;
        _symbol = symbol;
        _site = site;
        Inner = inner.IsDefault ? [] : inner;
        int hash = (int)kind;
        hash = (hash * 31) + (text?.GetHashCode() ?? 0);
        hash = (hash * 31) + SymbolEqualityComparer.Default.GetHashCode(symbol);
        hash = (hash * 31) + (site?.GetHashCode() ?? 0);
        foreach (PathValue value in Inner)
            hash = (hash * 31) + value.GetHashCode();
        _hash = hash;
    }

    public static PathAtom Separator { get; } = new(AtomKind.Separator);

    public static PathAtom TempRoot { get; } = new(AtomKind.TempRoot);

    public AtomKind Kind { get; }

    /// <summary>The known text; empty for every other kind.</summary>
    public string Text => _text ?? "";

    /// <summary>The values that this piece is made from.</summary>
    public ImmutableArray<PathValue> Inner { get; }

    public bool IsKnownText => Kind is AtomKind.Text or AtomKind.Separator;

    public static PathAtom Literal(string text) => new(AtomKind.Text, text: text);

    public static PathAtom Of(ISymbol symbol, PathValue? instance) =>
        new(AtomKind.Symbol, symbol: symbol, inner: instance is null ? [] : [instance]);

    public static PathAtom At(SyntaxNode site) => new(AtomKind.Site, site: site);

    public static PathAtom RandomAt(SyntaxNode site) => new(AtomKind.Random, site: site);

    public static PathAtom TempEntryAt(SyntaxNode site) => new(AtomKind.TempEntry, site: site);

    public static PathAtom DirectoryOf(PathValue value) => new(AtomKind.DirectoryOf, inner: [value]);

    public static PathAtom Derived(ISymbol function, ImmutableArray<PathValue> inner) => new(AtomKind.Derived, symbol: function, inner: inner);

    public bool Equals(PathAtom? other) => other is not null
        && _hash == other._hash
        && Kind == other.Kind
        && _text == other._text
        && _site == other._site
        && SymbolEqualityComparer.Default.Equals(_symbol, other._symbol)
        && Inner.SequenceEqual(other.Inner);

    public override bool Equals(object? obj) => Equals(obj as PathAtom);

    public override int GetHashCode() => _hash;
}
