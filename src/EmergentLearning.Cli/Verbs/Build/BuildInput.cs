using System.Globalization;
using System.Text.Json;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Cli.Verbs.Build;

/// <summary>The JSON document that a command of <c>elf build</c> reads; <c>docs/cli.md</c> names its members.</summary>
internal sealed class BuildInput : IDisposable
{
    private readonly JsonDocument _document;

    private BuildInput(JsonDocument document) => _document = document;

    /// <summary>Reads standard input to its end.</summary>
    public static BuildInput Read()
    {
        if (!Console.IsInputRedirected)
            throw ParseFault.Input("A JSON document is expected on standard input. Redirect it, as in `elf build failed < failure.json`.");

        using Stream input = Console.OpenStandardInput();
        try
        {
            JsonDocument document = JsonDocument.Parse(input);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new BuildInput(document)
                : throw ParseFault.Input("Standard input must hold one JSON object.");
        }
        catch (JsonException exception)
        {
            throw ParseFault.Input($"Standard input is not a JSON document: {exception.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>The run that the document tells of.</summary>
    public BuildRun Run(BuildKind kind) => new BuildRun
    {
        Project = Text("project") ?? throw ParseFault.Input("The member 'project' is missing: the project's name."),
        Kind = kind,
        ProjectFolder = Text("projectFolder") ?? "",
        SourceRoot = Text("sourceRoot") ?? "",
        HomeFolder = Text("homeFolder") ?? "",
        Configuration = Text("configuration") ?? "",
        Framework = Text("framework") ?? "",
        Commit = Text("commit") is { Length: > 0 } commit ? commit : null,
        Duration = Number(_document.RootElement, "durationMilliseconds") is > 0 and { } duration ? TimeSpan.FromMilliseconds(duration) : null,
    }.Validate();

    /// <summary>The errors that it lists, and those of the compiler's log that it names.</summary>
    public IReadOnlyList<BuildError> Errors()
    {
        List<BuildError> errors = [.. Each("errors").Select(Error)];
        if (Text("compilerLog") is { Length: > 0 } log && File.Exists(log))
            errors.AddRange(CompilerLog.ReadErrors(log));
        return errors;
    }

    /// <summary>A member that is a text; a number is one, too. <see langword="null"/> when it is absent.</summary>
    public string? Text(string name) => Text(_document.RootElement, name);

    /// <summary>The members of a list of objects; none when it is absent.</summary>
    public IEnumerable<JsonElement> Each(string name)
    {
        if (!_document.RootElement.TryGetProperty(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
            return [];
        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.Object)
            ? list.EnumerateArray()
            : throw ParseFault.Input($"The member '{name}' must be a list of objects.");
    }

    public static string? Text(JsonElement parent, string name) => !parent.TryGetProperty(name, out JsonElement value)
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => Decode(value, name),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => throw ParseFault.Input($"The member '{name}' must be a text."),
        };

    /// <inheritdoc />
    public void Dispose() => _document.Dispose();

    private static string? Decode(JsonElement text, string name)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            throw ParseFault.Input($"The member '{name}' holds half of a surrogate pair, which is no text. Remove the broken character.");
        }
    }

    private static BuildError Error(JsonElement error) => new()
    {
        Code = Text(error, "code") ?? "",
        File = Text(error, "file") ?? "",
        Line = Number(error, "line"),
        Column = Number(error, "column"),
        Message = Text(error, "message") ?? "",
    };

    private static int Number(JsonElement parent, string name) =>
        int.TryParse(Text(parent, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
