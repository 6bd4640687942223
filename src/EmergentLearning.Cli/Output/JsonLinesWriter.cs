using System.Text.Json;

namespace EmergentLearning.Cli.Output;

/// <summary>JSON documents, each on a line of its own (JSON Lines).</summary>
/// <param name="output">Where they go.</param>
/// <param name="options">How they are written.</param>
internal sealed class JsonLinesWriter(Stream output, JsonWriterOptions options)
{
    /// <summary>Writes one document.</summary>
    public void Write(Action<Utf8JsonWriter> document)
    {
        using (var json = new Utf8JsonWriter(output, options))
            document(json);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes the elements of an array; anything else is one document.</summary>
    public void WriteElements(Action<Utf8JsonWriter> value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
            value(json);
        using JsonDocument document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            Write(document.RootElement.WriteTo);
            return;
        }

        foreach (JsonElement element in document.RootElement.EnumerateArray())
            Write(element.WriteTo);
    }
}
