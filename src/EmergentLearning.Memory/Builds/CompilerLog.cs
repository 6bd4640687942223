using System.Text.Json;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Builds;

/// <summary>The errors in the log that the C# compiler writes when it is told to: SARIF 2.1. Thread-safe: it holds no state.</summary>
public static class CompilerLog
{
    /// <summary>Reads the errors; warnings and notes are left out.</summary>
    /// <exception cref="StoreException"><see cref="StoreFault.Input"/>: it is no such log.</exception>
    public static IReadOnlyList<BuildError> ReadErrors(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using JsonDocument log = JsonDocument.Parse(file);
            return
            [
                .. Each(log.RootElement, "runs")
                    .SelectMany(static run => Each(run, "results"))
                    .Where(static result => Text(result, "level") == "error")
                    .Select(Error),
            ];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Records.RecordText.Refused($"The compiler's log {path} cannot be read: {exception.Message}");
        }
    }

    private static BuildError Error(JsonElement result)
    {
        JsonElement place = Each(result, "locations").Select(static location => Inside(location, "physicalLocation")).FirstOrDefault();
        JsonElement region = Inside(place, "region");
        return new BuildError
        {
            Code = Text(result, "ruleId"),
            File = ToPath(Text(Inside(place, "artifactLocation"), "uri")),
            Line = Number(region, "startLine"),
            Column = Number(region, "startColumn"),
            Message = Text(Inside(result, "message"), "text"),
        };
    }

    private static string ToPath(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out Uri? absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri);

    private static JsonElement.ArrayEnumerator Each(JsonElement parent, string name) =>
        Inside(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static JsonElement Inside(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) ? value : default;

    private static string Text(JsonElement parent, string name) =>
        Inside(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static int Number(JsonElement parent, string name) =>
        Inside(parent, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) ? value : 0;
}
