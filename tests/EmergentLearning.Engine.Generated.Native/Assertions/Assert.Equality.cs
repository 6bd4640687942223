namespace Xunit;

/// <content>Whether values are equal: collections element by element, everything else by <see cref="object.Equals(object?)"/>.</content>
public static partial class Assert
{
    public static void Equal<T>(T expected, T actual) => RequireEqual(expected, actual);

    public static void Equal<T>(T[]? expected, T[]? actual) => RequireEqual(expected, actual);

    public static void Equal<T>(IEnumerable<T>? expected, IEnumerable<T>? actual) => RequireEqual(expected, actual);

    public static void NotEqual<T>(T expected, T actual) =>
        Require(!Values.AreEqual(expected, actual), $"expected anything but {Values.Text(expected)}");

    private static void RequireEqual(object? expected, object? actual)
    {
        if (!Values.AreEqual(expected, actual))
            Fail($"expected {Values.Text(expected)}\n   found {Values.Text(actual)}");
    }
}
