using System.Globalization;
using System.Reflection;
using Xunit.Abstractions;

namespace EmergentLearning.Engine.Generated.Native;

/// <summary>A test with its arguments.</summary>
internal sealed record TestCase(TestClass Class, MethodInfo Method, object?[] Arguments)
{
    /// <summary>The name that the test has in Generated.Tests.</summary>
    public string Name => $"{Method.ReflectedType}.{Method.Name}{(Arguments is [] ? "" : $"({string.Join(", ", Arguments.Select(Text))})")}";

    /// <summary>Runs the test on an instance of its own.</summary>
    /// <returns>What it failed with, or <see langword="null"/>.</returns>
    public async Task<Exception?> RunAsync(ITestOutputHelper output)
    {
        try
        {
            object instance = Class.Create(output);
            try
            {
                await InvokeAsync(instance).ConfigureAwait(false);
            }
            finally
            {
                (instance as IDisposable)?.Dispose();
            }

            return null;
        }
#pragma warning disable CA1031 // Whatever a test throws is its failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private async Task InvokeAsync(object instance)
    {
        if (instance is IAsyncLifetime before)
            await before.InitializeAsync().ConfigureAwait(false);
        try
        {
            if (Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, Arguments, culture: null) is Task task)
                await task.ConfigureAwait(false);
        }
        finally
        {
            if (instance is IAsyncLifetime after)
                await after.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string Text(object? argument) => argument is null ? "null" : Convert.ToString(argument, CultureInfo.InvariantCulture)!;
}
