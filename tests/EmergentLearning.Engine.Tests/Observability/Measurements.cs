using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>Everything that the engine's meter measures while this lives.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measured> _all = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new();

    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != EngineTelemetry.Name)
                return;
            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IEnumerable<Instrument> Instruments => _instruments.Values;

    /// <summary>What one instrument has measured, of one store unless it names none.</summary>
    public IReadOnlyList<Measured> Of(string instrument, string? store = null) =>
        [.. _all.Where(measured => measured.Instrument == "emergentlearning." + instrument && (store is null || measured.Tag("store") == store))];

    public double Sum(string instrument, string store) => Of(instrument, store).Sum(measured => measured.Value);

    /// <summary>Asks the observable instruments, and gives what this one answers now.</summary>
    public IReadOnlyList<Measured> Ask(string instrument, string? store = null)
    {
        int before = _all.Count;
        _listener.RecordObservableInstruments();
        return [.. _all.Skip(before).Where(measured => measured.Instrument == "emergentlearning." + instrument && (store is null || measured.Tag("store") == store))];
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue(new Measured(instrument.Name, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value)));
}
