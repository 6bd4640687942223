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
    /// <remarks>
    /// Written down: to ask an assembly for its attributes is the first reflection of a process that records one thing, and costs it a hundredth of its time.
    /// </remarks>
    public static string Version => "0.1.0";
}
