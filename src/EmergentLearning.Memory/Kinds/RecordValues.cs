using System.Collections.Immutable;

namespace EmergentLearning.Memory.Kinds;

/// <summary>The values of a record by the names of its fields. A field without one is the empty text. Immutable.</summary>
public sealed class RecordValues : IEquatable<RecordValues>
{
    private readonly ImmutableSortedDictionary<string, string> _values;

    private RecordValues(ImmutableSortedDictionary<string, string> values) => _values = values;

    /// <summary>No value at all.</summary>
    public static RecordValues Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The value of a field.</summary>
    public string this[string field] => _values.GetValueOrDefault(field, "");

    /// <summary>The fields that have a value.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The same with another value of one field; the empty text takes it away.</summary>
    public RecordValues With(string field, string value) =>
        new(value.Length == 0 ? _values.Remove(field) : _values.SetItem(field, value));

    /// <inheritdoc />
    public bool Equals(RecordValues? other) => other is not null && _values.SequenceEqual(other._values);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RecordValues);

    /// <inheritdoc />
    public override int GetHashCode() => _values.Aggregate(0, static (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", _values.Select(static pair => $"{pair.Key}={pair.Value}"));
}
