namespace Xunit;

/// <content>What is thrown: exactly the type, or with <c>Any</c> one derived from it too.</content>
public static partial class Assert
{
    public static T Throws<T>(Action act)
        where T : Exception => Exactly<T>(Thrown(act));

    public static T Throws<T>(Func<object?> act)
        where T : Exception => Exactly<T>(Thrown(() => act()));

    public static T ThrowsAny<T>(Action act)
        where T : Exception => Any<T>(Thrown(act));

    public static T ThrowsAny<T>(Func<object?> act)
        where T : Exception => Any<T>(Thrown(() => act()));

    public static async Task<T> ThrowsAsync<T>(Func<Task> act)
        where T : Exception => Exactly<T>(await ThrownAsync(act).ConfigureAwait(false));

    public static async Task<T> ThrowsAnyAsync<T>(Func<Task> act)
        where T : Exception => Any<T>(await ThrownAsync(act).ConfigureAwait(false));

    private static T Exactly<T>(Exception? thrown)
        where T : Exception => thrown?.GetType() == typeof(T) ? (T)thrown : throw Unexpected(typeof(T), thrown);

    private static T Any<T>(Exception? thrown)
        where T : Exception => thrown as T ?? throw Unexpected(typeof(T), thrown);

    private static AssertionException Unexpected(Type expected, Exception? thrown) =>
        new($"expected {expected}, thrown was {thrown?.ToString() ?? "nothing"}");

#pragma warning disable CA1031 // What is thrown is what is asserted, whatever it is.
    private static Exception? Thrown(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static async Task<Exception?> ThrownAsync(Func<Task> act)
    {
        try
        {
            await act().ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
#pragma warning restore CA1031
}
