using System.Globalization;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Catches a record's columns as the values of front matter.</summary>
internal sealed class FrontMatterBinder(int columns) : IParameterBinder
{
    private readonly string[] _values = [.. Enumerable.Repeat("null", columns)];
    private readonly string?[] _texts = new string?[columns];

    public IReadOnlyList<string> Values => _values;

    public void BindNull(int parameter) => _values[parameter - 1] = "null";

    public void BindInt64(int parameter, long value) => _values[parameter - 1] = value.ToString(CultureInfo.InvariantCulture);

    public void BindDouble(int parameter, double value) => _values[parameter - 1] = FrontMatterScalar.Number(value);

    public void BindText(int parameter, string value)
    {
        _texts[parameter - 1] = value;
        _values[parameter - 1] = FrontMatterScalar.Text(value);
    }

    public void BindBlob(int parameter, ReadOnlySpan<byte> value) =>
        _values[parameter - 1] = "!!binary \"" + Convert.ToBase64String(value) + "\"";

    /// <summary>A column's text as a moment in UTC, or <see langword="null"/> when it is none.</summary>
    public DateTimeOffset? FindMoment(int column) => DateTimeOffset.TryParse(
        _texts[column],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out DateTimeOffset moment)
        ? moment
        : null;
}
