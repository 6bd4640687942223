using Microsoft.CodeAnalysis;

namespace System;

/// <summary>A place counted from the beginning, or, as <c>^1</c>, from the end. The compiler asks for it by name, and netstandard2.0 has none.</summary>
/// <param name="value">How far from there.</param>
/// <param name="fromEnd">Whether it is counted from the end.</param>
[Embedded]
internal readonly struct Index(int value, bool fromEnd = false)
{
    public static Index Start => new(0);

    public static Index End => new(0, fromEnd: true);

    public static implicit operator Index(int value) => new(value);

    /// <summary>The same place, counted from the beginning of something that is so long.</summary>
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
