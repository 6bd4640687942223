using Microsoft.CodeAnalysis;

namespace System;

/// <summary>All from one place up to another, as <c>1..^1</c>. The compiler asks for it by name, and netstandard2.0 has none.</summary>
/// <param name="start">The first that belongs to it.</param>
/// <param name="end">The first that does not.</param>
[Embedded]
internal readonly struct Range(Index start, Index end)
{
    public static Range All => new(Index.Start, Index.End);

    public Index Start => start;

    public Index End => end;

    public static Range StartAt(Index start) => new(start, Index.End);

    public static Range EndAt(Index end) => new(Index.Start, end);
}
