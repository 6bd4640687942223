using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary><c>elf record</c>: a verb for each kind of record, and all of them from standard input.</summary>
internal static class RecordVerb
{
    public static Command Create() => Create(RecordKinds.All);

    /// <summary>With the one kind that is named; <see langword="null"/> when there is none of that name.</summary>
    public static Command? TryCreateOnly(string name) =>
        RecordKinds.All.FirstOrDefault(kind => kind.Name == name) is { } named ? Create([named]) : null;

    private static Verb Create(IEnumerable<RecordKind> kinds)
    {
        var verb = new Verb(
            "record", "Records something durably: a row, a file and a commit", "elf record failure --title \"Retry storm\" --domain http");
        foreach (RecordKind kind in kinds)
            verb.Subcommands.Add(RecordKindVerb.Create(kind));
        BatchOptions batch = BatchOptions.AddTo(verb);
        RecordOptions common = RecordOptions.AddTo(verb);
        verb.SetAction(parsed => batch.IsAsked(parsed)
            ? RecordBatch.RunAsync(batch.Read(parsed, kind: null), common, parsed)
            : Task.FromResult(HelpText.ShowAsError(parsed)));
        return verb;
    }
}
