using System.Collections;
using System.Globalization;

namespace Xunit;

/// <summary>Compares values as xunit does, and shows them.</summary>
internal static class Values
{
    public static bool AreEqual(object? expected, object? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string, _) or (_, string) => expected.Equals(actual),
        (IEnumerable left, IEnumerable right) => AreSequencesEqual(left, right),
        _ => expected.Equals(actual),
    };

    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable values => $"[{string.Join(", ", values.Cast<object?>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool AreSequencesEqual(IEnumerable left, IEnumerable right)
    {
        object?[] expected = [.. left.Cast<object?>()];
        object?[] actual = [.. right.Cast<object?>()];
        return expected.Length == actual.Length && expected.Zip(actual).All(pair => AreEqual(pair.First, pair.Second));
    }
}
