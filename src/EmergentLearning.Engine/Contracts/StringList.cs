using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmergentLearning.Engine.Contracts;

/// <summary>A list of text as a JSON array.</summary>
internal static class StringList
{
    // Nothing is escaped that JSON does not ask for: the text goes into a database, not into a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<string> values, int parameter)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (string? value in values)
                writer.WriteStringValue(Element(value, parameter));
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads the array.</summary>
    /// <exception cref="JsonException">It is no JSON, or no array of text.</exception>
    /// <exception cref="InvalidOperationException">Its text is no Unicode.</exception>
    public static List<string> Read(ReadOnlySpan<byte> json)
    {
        var values = new List<string>();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("It is no array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            bool isText = reader.TokenType == JsonTokenType.String;
            values.Add(isText ? reader.GetString()! : throw new JsonException($"Element {values.Count} is no text."));
        }

        // Whatever follows the array is refused by the reader itself.
        reader.Read();
        return values;
    }

    private static string Element(string? value, int parameter)
    {
        if (value is null)
        {
            throw new StoreException(
                StoreFault.Input, $"The list of parameter {parameter} has an element that is null. Nothing was stored; leave it out.");
        }

        Utf16.ThrowIfUnpaired(value, parameter);
        return value;
    }
}
