using System.Collections;

namespace Xunit;

/// <content>What is in a collection or in a text.</content>
public static partial class Assert
{
    public static void Empty(IEnumerable values) =>
        Require(!values.Cast<object?>().Any(), $"expected nothing, found {Values.Text(values)}");

    public static void NotEmpty(IEnumerable values) => Require(values.Cast<object?>().Any(), "expected something, found nothing");

    public static T Single<T>(IEnumerable<T> values)
    {
        T[] all = [.. values];
        Require(all.Length == 1, $"expected one value, found {Values.Text(all)}");
        return all[0];
    }

    public static T Single<T>(IEnumerable<T> values, Predicate<T> condition) => Single(values.Where(value => condition(value)));

    public static void All<T>(IEnumerable<T> values, Action<T> assertion)
    {
        foreach (T value in values)
            assertion(value);
    }

    public static void Contains<T>(T expected, IEnumerable<T> values)
    {
        T[] all = [.. values];
        Require(all.Any(value => Values.AreEqual(expected, value)), $"expected {Values.Text(expected)} in {Values.Text(all)}");
    }

    public static void Contains<T>(IEnumerable<T> values, Predicate<T> condition)
    {
        T[] all = [.. values];
        Require(Array.Exists(all, condition), $"none of {Values.Text(all)} is as expected");
    }

    public static void DoesNotContain<T>(T unwanted, IEnumerable<T> values)
    {
        T[] all = [.. values];
        Require(!all.Any(value => Values.AreEqual(unwanted, value)), $"did not expect {Values.Text(unwanted)} in {Values.Text(all)}");
    }

    public static void DoesNotContain<T>(IEnumerable<T> values, Predicate<T> condition)
    {
        T[] all = [.. values];
        Require(!Array.Exists(all, condition), $"one of {Values.Text(all)} is as it should not be");
    }

    public static void Contains(string expected, string? text, StringComparison comparison = StringComparison.CurrentCulture) =>
        Require(text?.Contains(expected, comparison) == true, $"expected {Values.Text(expected)} in {Values.Text(text)}");

    public static void DoesNotContain(string unwanted, string? text, StringComparison comparison = StringComparison.CurrentCulture) =>
        Require(text?.Contains(unwanted, comparison) != true, $"did not expect {Values.Text(unwanted)} in {Values.Text(text)}");

    public static void StartsWith(string expected, string? text, StringComparison comparison = StringComparison.CurrentCulture) =>
        Require(text?.StartsWith(expected, comparison) == true, $"expected {Values.Text(text)} to start with {Values.Text(expected)}");

    public static void EndsWith(string expected, string? text, StringComparison comparison = StringComparison.CurrentCulture) =>
        Require(text?.EndsWith(expected, comparison) == true, $"expected {Values.Text(text)} to end with {Values.Text(expected)}");
}
