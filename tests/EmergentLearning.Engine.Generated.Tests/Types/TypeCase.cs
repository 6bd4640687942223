using CsCheck;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>A type that can be stored: values of it, and what is promised about them.</summary>
/// <param name="Property">The property of <see cref="Sample"/> and <see cref="OptionalSample"/> that has the type.</param>
/// <param name="Name">The type, and the attribute that it needs.</param>
/// <param name="Random">Random values.</param>
/// <param name="Extremes">The values at which something could go wrong; the first is shown in the documentation.</param>
public sealed record TypeCase(string Property, string Name, Gen<object> Random, params object[] Extremes)
{
    /// <summary>What comes back for a value. Default: the value itself.</summary>
    public Func<object, object> ComesBackAs { get; init; } = value => value;

    /// <summary>What the type's own order compares; <see langword="null"/> for a type without one.</summary>
    public Func<object, IComparable>? Order { get; init; }

    /// <summary>Whether the column sorts in that order.</summary>
    public bool SortsAlike { get; init; } = true;

    /// <summary>What there is to know about it.</summary>
    public string Note { get; init; } = "";

    public static TypeCase Of<T>(string property, string name, Gen<T> random, params T[] extremes)
        where T : notnull => new(property, name, random.Select(value => (object)value), [.. extremes.Cast<object>()]);
}
