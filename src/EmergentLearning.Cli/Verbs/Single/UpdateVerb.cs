using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Verbs.Record;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Single;

/// <summary><c>elf update</c>: changes fields of one record, in its row and in its file.</summary>
internal static class UpdateVerb
{
    public static Command Create()
    {
        var reference = new Argument<string>("RECORD") { Description = RecordReference.Help };
        var changes = new Option<string[]>("--set") { Description = "A field and its new value; give it once for each. An empty value takes it away", HelpName = "FIELD=VALUE" };
        var verb = new Verb("update", "Changes fields of a record, in its row and in its file", "elf update decision/3 --set status=superseded")
        {
            reference,
            changes,
        };
        RecordOptions common = RecordOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, common, parsed.GetValue(reference)!, parsed.GetValue(changes) ?? []));
        return verb;
    }

    private static Task<int> RunAsync(ParseResult parsed, RecordOptions common, string reference, string[] texts)
    {
        if (texts.Length == 0)
            throw ParseFault.Input("Nothing is to be changed. Give --set FIELD=VALUE, as in --set status=superseded.");

        List<KeyValuePair<string, string>> changes = [.. texts.Select(Split)];
        StoreLocation.RequireStore(common.Folder(parsed));
        return common.RunAsync(parsed, redacted: [], (store, level, token) =>
        {
            KindRow row = RecordReference.Require(store, reference);
            return store.UpdateAsync(row.Kind, row.Id, changes, level, token);
        });
    }

    private static KeyValuePair<string, string> Split(string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(text[..at], text[(at + 1)..])
            : throw ParseFault.Input($"'{text}' says no field. Give --set FIELD=VALUE, as in --set status=superseded.");
    }
}
