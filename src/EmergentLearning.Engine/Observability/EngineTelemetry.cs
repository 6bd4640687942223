using System.Reflection;

namespace EmergentLearning.Engine.Observability;

/// <summary>
/// What to listen to: one <see cref="System.Diagnostics.Metrics.Meter"/> and one <see cref="System.Diagnostics.ActivitySource"/>, both of
/// this name. With OpenTelemetry: <c>AddMeter(EngineTelemetry.Name)</c> and <c>AddSource(EngineTelemetry.Name)</c>. The instruments are listed in
/// <c>docs/observability.md</c>; nothing is measured, and nothing allocated, while nobody listens.
/// </summary>
public static class EngineTelemetry
{
    /// <summary>The name of the meter, of the activity source and of the category of log messages.</summary>
    public const string Name = "EmergentLearning.Engine";

    /// <summary>The version of the meter and of the activity source: the assembly's, without the commit.</summary>
    public static string Version { get; } = ReadVersion();

    private static string ReadVersion()
    {
        string version = typeof(EngineTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        int commit = version.IndexOf('+', StringComparison.Ordinal);
        return commit < 0 ? version : version[..commit];
    }
}
