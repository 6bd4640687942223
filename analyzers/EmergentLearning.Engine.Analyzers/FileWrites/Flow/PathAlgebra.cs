using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Joins and takes apart paths as the framework does, as far as the pieces show.</summary>
internal static class PathAlgebra
{
    public static PathValue Join(IEnumerable<PathValue> parts, SyntaxNode site)
    {
        var pieces = new List<PathValue>();
        foreach (PathValue part in parts)
        {
            if (pieces.Count > 0)
                pieces.Add(PathValue.Of(PathAtom.Separator));
            pieces.Add(part);
        }

        return PathValue.Concat(pieces, site);
    }

    /// <summary>The directory: what stands before the last separator, else what the framework would say of an unknown beginning.</summary>
    public static PathValue DirectoryOf(PathValue path)
    {
        for (int i = path.Atoms.Length - 1; i > 0; i--)
        {
            if (path.Atoms[i].Kind == AtomKind.Separator)
                return path.Take(i);
        }

        // A suffix on an unknown path stands in the directory of that path: p + ".tmp" is beside p.
        return path.Atoms.Length switch
        {
            0 => path,
            1 when path.Atoms[0] is { Kind: AtomKind.Derived, Inner.Length: > 0 } derived => DirectoryOf(derived.Inner[0]),
            _ when path.Atoms[0].IsKnownText => PathValue.OfText("."),
            _ => PathValue.Of(PathAtom.DirectoryOf(path.Take(1))),
        };
    }

    /// <summary>True when another process that knows <paramref name="target"/> and the program also knows <paramref name="name"/>.</summary>
    public static bool IsPredictable(PathValue name, PathValue target)
    {
        var known = new HashSet<PathAtom>();
        Collect(target, known);
        known.Add(PathAtom.DirectoryOf(target));
        foreach (PathAtom atom in DirectoryOf(target).Atoms)
            known.Add(atom);
        return name.Atoms.All(IsKnown);

        bool IsKnown(PathAtom atom) => atom.IsKnownText
            || known.Contains(atom)
            || (atom.Kind is AtomKind.Derived or AtomKind.DirectoryOf && atom.Inner.Length > 0 && atom.Inner.All(inner => inner.Atoms.All(IsKnown)));
    }

    private static void Collect(PathValue value, HashSet<PathAtom> atoms)
    {
        foreach (PathAtom atom in value.Atoms)
        {
            if (!atoms.Add(atom))
                continue;
            foreach (PathValue inner in atom.Inner)
                Collect(inner, atoms);
        }
    }
}
