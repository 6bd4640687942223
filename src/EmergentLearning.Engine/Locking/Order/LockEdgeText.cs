using System.Text.Json;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>Edges as lines of JSON. The first line of a file says who wrote it.</summary>
internal static class LockEdgeText
{
    private const int Version = 1;

    /// <summary>The line that a file begins with.</summary>
    public static byte[] Head() => WriteLine(static json =>
    {
        json.WriteNumber("lockEdges", Version);
        json.WriteString("program", Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs().FirstOrDefault() ?? Environment.ProcessPath));
        json.WriteNumber("process", Environment.ProcessId);
    });

    /// <summary>The line of an edge.</summary>
    public static byte[] Line(LockEdge edge) => WriteLine(json =>
    {
        json.WriteString("from", edge.From.Name);
        json.WriteString("to", edge.To.Name);
        json.WriteString("kind", edge.Kind.ToString());
        WriteFrames(json, "outer", StackFrames.Of(edge.Outer));
        WriteFrames(json, "inner", StackFrames.Of(edge.Inner));
    });

    /// <summary>The program that the first line names.</summary>
    /// <exception cref="FormatException">It is no such line.</exception>
    public static string ReadHead(string line) => Read(line, static head =>
        head.GetProperty("lockEdges").GetInt32() == Version
            ? $"{head.GetProperty("program").GetString()} (process {head.GetProperty("process").GetInt32()})"
            : throw new FormatException("it is of another version"));

    /// <summary>The edge that a line holds.</summary>
    /// <exception cref="FormatException">It is no such line.</exception>
    public static ObservedLockEdge ReadLine(string line, string program, string file) => Read(line, edge => new ObservedLockEdge
    {
        From = Name(edge, "from"),
        To = Name(edge, "to"),
        Kind = Enum.TryParse(Name(edge, "kind"), out LockEdgeKind kind) && Enum.IsDefined(kind)
            ? kind
            : throw new FormatException("its kind is none that exists"),
        Program = program,
        File = file,
        Outer = ReadFrames(edge, "outer"),
        Inner = ReadFrames(edge, "inner"),
    });

    private static string Name(JsonElement edge, string property) =>
        edge.GetProperty(property).GetString() is { Length: > 0 } name ? name : throw new FormatException($"its '{property}' is empty");

    private static string[] ReadFrames(JsonElement edge, string property) =>
        [.. edge.GetProperty(property).EnumerateArray().Select(static frame => frame.GetString() ?? "")];

    private static void WriteFrames(Utf8JsonWriter json, string property, IReadOnlyList<string> frames)
    {
        json.WriteStartArray(property);
        foreach (string frame in frames)
            json.WriteStringValue(frame);
        json.WriteEndArray();
    }

    private static byte[] WriteLine(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static T Read<T>(string line, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("it is no line of this form", e);
        }
    }
}
