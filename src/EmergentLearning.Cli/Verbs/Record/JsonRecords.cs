using System.Text.Json;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>JSON texts as records.</summary>
internal static class JsonRecords
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <summary>
    /// The records of a text, each with its place: of one JSON document (an object, or an array of objects), or of one document a line. Read one
    /// after the other, so that those before a bad one are known.
    /// </summary>
    /// <exception cref="LineException">What stands at that line is not JSON.</exception>
    public static IEnumerable<(string Place, JsonElement Record)> Split(string text)
    {
        text = text.TrimStart('\uFEFF');
        return FindWhole(text) is { } whole ? Elements(whole) : Lines(text);
    }

    /// <summary>The record that an object tells of; its member <c>kind</c> may be missing where the kind is known.</summary>
    public static RecordDraft ToDraft(JsonElement record, RecordKind? known)
    {
        if (record.ValueKind != JsonValueKind.Object)
            throw ParseFault.Input("A record is a JSON object, such as {\"kind\": \"failure\", \"title\": \"...\"}.");

        RecordKind? kind = known;
        var given = new List<KeyValuePair<string, string>>();
        foreach (JsonProperty member in record.EnumerateObject())
        {
            if (member.NameEquals("kind"))
                kind = Agree(known, Text(member));
            else if (member.Value.ValueKind != JsonValueKind.Null)
                given.Add(new(member.Name, Text(member)));
        }

        return RecordDraft.Create(kind ?? throw ParseFault.Input($"The member 'kind' is missing. Use {Kinds}."), given);
    }

    private static string Kinds => string.Join(", ", RecordKinds.All.Select(static kind => kind.Name));

    private static RecordKind Agree(RecordKind? known, string name)
    {
        RecordKind kind = RecordKinds.Find(name) ?? throw ParseFault.Input($"The kind '{name}' is not known. Use {Kinds}.");
        return known is null || known == kind ? kind : throw ParseFault.Input($"The record is a {name}, but `elf record {known.Name}` was asked for.");
    }

    private static string Text(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String => Decode(member),
        JsonValueKind.Number => member.Value.GetRawText(),
        JsonValueKind.Array when member.Value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String) =>
            string.Join(',', member.Value.EnumerateArray().Select(static item => item.GetString())),
        _ => throw ParseFault.Input($"The member '{member.Name}' must be a text, a number or a list of texts."),
    };

    private static string Decode(JsonProperty member)
    {
        try
        {
            return member.Value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw ParseFault.Input($"The member '{member.Name}' holds half of a surrogate pair, which is no text. Remove the broken character.");
        }
    }

    /// <summary>The text as one document, or <see langword="null"/> when it is none, or may be one a line.</summary>
    private static JsonElement? FindWhole(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return text.AsSpan().TrimStart().StartsWith("[") ? throw Broken(text) : null;
        }
    }

    private static LineException Broken(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            throw new InvalidOperationException("The text was no JSON a moment ago.");
        }
        catch (JsonException exception)
        {
            return Refuse(exception, 1);
        }
    }

    private static IEnumerable<(string, JsonElement)> Elements(JsonElement whole) => whole.ValueKind == JsonValueKind.Array
        ? whole.EnumerateArray().Select(static (record, i) => (FormattableString.Invariant($"Record {i + 1}"), record))
        : [("Line 1", whole)];

    private static IEnumerable<(string, JsonElement)> Lines(string text)
    {
        int line = 0;
        foreach (string part in text.Split('\n'))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(part))
                yield return (FormattableString.Invariant($"Line {line}"), ParseLine(part, line));
        }
    }

    private static JsonElement ParseLine(string text, int line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw Refuse(exception, line);
        }
    }

    private static LineException Refuse(JsonException exception, int line) => new(
        StoreFault.Input,
        FormattableString.Invariant($"Line {line + (exception.LineNumber ?? 0)}"),
        $"this is not JSON (at byte {exception.BytePositionInLine ?? 0}). Give one JSON object a line, or one array of objects.");
}
