using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary><c>elf record KIND</c>, made from the kind's declaration: flags, environment variables, standard input and an editor.</summary>
internal sealed class RecordKindVerb
{
    private readonly RecordKind _kind;
    private readonly IReadOnlyList<(KindField Field, Option<string?> Option)> _options;

    private readonly Option<bool> _edit = new("--edit")
    {
        Description = "Write the record in $VISUAL or $EDITOR; what is given on the command line stands there already",
    };

    private RecordKindVerb(RecordKind kind)
    {
        _kind = kind;
        _options = [.. kind.Fields.Where(static field => field.IsGiven).Select(field => (field, OptionOf(kind, field)))];
    }

    public static Command Create(RecordKind kind)
    {
        var options = new RecordKindVerb(kind);
        var verb = new Verb(kind.Name, kind.Description, kind.Example);
        foreach ((_, Option<string?> option) in options._options)
            verb.Options.Add(option);
        verb.Options.Add(options._edit);
        BatchOptions batch = BatchOptions.AddTo(verb);
        RecordOptions common = RecordOptions.AddTo(verb);
        verb.SetAction(parsed => batch.IsAsked(parsed)
            ? RecordBatch.RunAsync(batch.Read(parsed, kind), common, parsed)
            : options.RunAsync(parsed, common));
        return verb;
    }

    private Task<int> RunAsync(ParseResult parsed, RecordOptions common)
    {
        // Checked before the store is opened: refused input must not even create one.
        if (parsed.GetValue(_edit))
            return common.RunAsync(parsed, RecordEditor.Edit(_kind, Given(parsed)));
        foreach ((KindField field, Option<string?> option) in _options.Where(static pair => pair.Field.IsRequired))
            Values.Required(parsed.GetValue(option), option.Name, _kind.VariableOf(field));
        return common.RunAsync(parsed, RecordDraft.Create(_kind, Given(parsed)));
    }

    private List<KeyValuePair<string, string>> Given(ParseResult parsed)
    {
        var given = new List<KeyValuePair<string, string>>();
        foreach ((KindField field, Option<string?> option) in _options)
        {
            if (Values.OrEnvironment(parsed.GetValue(option), _kind.VariableOf(field)) is { } text)
                given.Add(new(field.Name, text));
        }

        return given;
    }

    private static Option<string?> OptionOf(RecordKind kind, KindField field) => new($"--{field.Name}")
    {
        Description = Describe(kind, field),
        HelpName = field.Type switch
        {
            FieldType.Choice => string.Join('|', field.Choices),
            FieldType.Whole => "N",
            FieldType.Confidence or FieldType.Severity => "LEVEL",
            FieldType.List => "a,b",
            FieldType.Domain or FieldType.Slug => "NAME",
            _ => "TEXT",
        },
    };

    private static string Describe(RecordKind kind, KindField field)
    {
        string limit = field.Type is FieldType.Line or FieldType.Text or FieldType.List or FieldType.Domain or FieldType.Slug
            ? $", {(field.IsRequired ? $"1 to {field.Limit}" : $"at most {field.Limit}")} characters"
            : "";
        string otherwise = field.Default.Length > 0 ? $", else {field.Default}" : "";
        return $"{field.Help}{limit}; else ${kind.VariableOf(field)}{otherwise}{(field.IsRequired ? " (required)" : "")}";
    }
}
