using System.Globalization;
using System.Text.Json;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Writes what is bound as an element of a JSON array.</summary>
internal sealed class JsonElementBinder(Utf8JsonWriter writer) : IParameterBinder
{
    public void BindNull(int parameter) => writer.WriteNullValue();

    public void BindInt64(int parameter, long value) => writer.WriteNumberValue(value);

    // SQLite has no NaN; a number that is too large for it is infinite.
    public void BindDouble(int parameter, double value)
    {
        if (double.IsNaN(value))
            writer.WriteNullValue();
        else if (double.IsInfinity(value))
            writer.WriteRawValue(value > 0 ? "9e999" : "-9e999");
        else
            writer.WriteRawValue(value.ToString("E16", CultureInfo.InvariantCulture));
    }

    public void BindText(int parameter, string value) => writer.WriteStringValue(value);

    public void BindBlob(int parameter, ReadOnlySpan<byte> value) => writer.WriteStringValue(Convert.ToHexString(value));
}
