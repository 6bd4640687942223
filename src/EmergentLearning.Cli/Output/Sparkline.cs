namespace EmergentLearning.Cli.Output;

/// <summary>The last values of something as a line of small bars, the highest of them as high as a letter.</summary>
/// <param name="length">How many values are shown.</param>
internal sealed class Sparkline(int length)
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private readonly Queue<long> _values = new();

    /// <summary>Adds a value; the oldest one leaves.</summary>
    public void Add(long value)
    {
        _values.Enqueue(value);
        if (_values.Count > length)
            _values.Dequeue();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        long highest = _values.Count == 0 ? 0 : _values.Max();
        return string.Concat(_values.Select(value => Bars[highest == 0 ? 0 : (int)(value * (Bars.Length - 1) / highest)]));
    }
}
