using System.Collections.Concurrent;
using System.Diagnostics;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>Every span of the engine that ends while this lives.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _ended = new();

    public Spans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is EngineTelemetry.Name or CallerSource,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The source of the spans that a test makes around its calls.</summary>
    public const string CallerSource = "the caller";

    public IReadOnlyList<Activity> Of(string name, string store) =>
        [.. _ended.Where(span => span.OperationName == name && span.GetTagItem("store") as string == store)];

    public void Dispose() => _listener.Dispose();
}
