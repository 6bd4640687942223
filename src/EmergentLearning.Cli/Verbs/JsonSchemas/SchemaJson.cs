using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary><c>elf schema json</c>: what programs may give to <c>elf</c>, and what they get, as JSON schemas. No store is touched.</summary>
internal static class SchemaJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Subjects => ["record", "show", .. AnswerSchemas.All.Select(static answer => answer.Subject)];

    public static Command Create()
    {
        var kind = new Argument<string?>("KIND") { Description = "One kind of record; else all of them", Arity = ArgumentArity.ZeroOrOne };
        kind.CompletionSources.Add(_ => RecordKinds.All.Select(static kind => new System.CommandLine.Completions.CompletionItem(kind.Name)));
        var subject = new Option<string>("--of")
        {
            Description = "The JSON described: a record that `elf record --stdin` reads, or the answer of a verb; record unless told otherwise",
            HelpName = string.Join('|', Subjects),
            DefaultValueFactory = static _ => "record",
        };
        subject.CompletionSources.Add(_ => Subjects.Select(static subject => new System.CommandLine.Completions.CompletionItem(subject)));
        var verb = new Verb("json", "Prints the JSON schema (draft 2020-12) of records and answers", "elf schema json decision") { kind, subject };
        verb.SetAction(parsed => Print(parsed.GetValue(subject)!, parsed.GetValue(kind)));
        return verb;
    }

    /// <summary>The schema as a document.</summary>
    internal static JsonObject Describe(string subject, string? kind)
    {
        if (AnswerSchemas.Find(subject) is { } answer)
        {
            return kind is null
                ? SchemaDocument.Create(subject, answer())
                : throw ParseFault.Input($"The answer of {subject} has one schema for all kinds. Leave '{kind}' out.");
        }

        Func<RecordKind, JsonObject> create = subject switch
        {
            "record" => RecordSchema.Create,
            "show" => ShownSchema.Create,
            _ => throw ParseFault.Input($"There is no schema of '{subject}'. Use {string.Join(", ", Subjects)}."),
        };
        return SchemaDocument.Create(subject, create, kind is null ? null : RecordKinds.Find(kind) ?? throw Unknown(kind));
    }

    private static int Print(string subject, string? kind)
    {
        JsonObject schema = Describe(subject, kind);
        using Stream output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, Options))
            schema.WriteTo(json);
        output.WriteByte((byte)'\n');
        return 0;
    }

    private static StoreException Unknown(string kind) =>
        ParseFault.Input($"The kind '{kind}' is not known. Use {string.Join(", ", RecordKinds.All.Select(static known => known.Name))}.");
}
