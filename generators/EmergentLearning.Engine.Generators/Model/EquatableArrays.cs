namespace EmergentLearning.Engine.Generators.Model;

/// <summary>Makes <see cref="EquatableArray{T}"/> of any sequence.</summary>
internal static class EquatableArrays
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items);
}
