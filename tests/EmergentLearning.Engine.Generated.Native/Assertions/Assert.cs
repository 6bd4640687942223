using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Xunit;

/// <summary>The assertions of xunit.assert that Generated.Tests uses. That library itself reflects, and is not to be trimmed.</summary>
public static partial class Assert
{
    public static void True([DoesNotReturnIf(false)] bool condition, string? message = null, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        Require(condition, message ?? $"not true: {text}");

    public static void False([DoesNotReturnIf(true)] bool condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        Require(!condition, $"not false: {text}");

    public static void Null(object? value) => Require(value is null, $"expected null, found {Values.Text(value)}");

    public static void NotNull([NotNull] object? value) => Require(value is not null, "expected a value, found null");

    public static void Same(object? expected, object? actual) =>
        Require(ReferenceEquals(expected, actual), $"{Values.Text(actual)} is another instance than {Values.Text(expected)}");

    public static T IsType<T>(object? value)
    {
        Require(value?.GetType() == typeof(T), $"expected exactly {typeof(T)}, found {Values.Text(value)}");
        return (T)value!;
    }

    public static T IsAssignableFrom<T>(object? value)
    {
        Require(value is T, $"expected {typeof(T)}, found {Values.Text(value)}");
        return (T)value!;
    }

    [DoesNotReturn]
    public static void Fail(string message) => throw new AssertionException(message);

    private static void Require([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            Fail(message);
    }
}
