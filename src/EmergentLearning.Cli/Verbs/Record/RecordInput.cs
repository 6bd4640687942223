using System.Text;
using System.Text.Json;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>Records from standard input, checked up to the first that is refused.</summary>
/// <param name="Drafts">Those that are good, with their places.</param>
/// <param name="Refusal">Why the next one is not; <see langword="null"/> when all are.</param>
/// <param name="IsAtomic">Whether all are kept or none.</param>
internal sealed record RecordInput(IReadOnlyList<(string Place, RecordDraft Draft)> Drafts, StoreException? Refusal, bool IsAtomic)
{
    /// <summary>Reads standard input to its end: one JSON object, an array of them, or one object a line.</summary>
    public static RecordInput Read(RecordKind? kind, bool isAtomic)
    {
        if (!Console.IsInputRedirected)
            throw ParseFault.Input("JSON is expected on standard input. Redirect it, as in `elf record --stdin < records.jsonl`.");

        using Stream input = Console.OpenStandardInput();
        using var reader = new StreamReader(input, new UTF8Encoding(false, throwOnInvalidBytes: true));
        string text;
        try
        {
            text = reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw ParseFault.Input("Standard input is not UTF-8. Convert it first.");
        }

        return Read(text, kind, isAtomic);
    }

    internal static RecordInput Read(string text, RecordKind? kind, bool isAtomic)
    {
        var drafts = new List<(string, RecordDraft)>();
        string place = "";
        try
        {
            foreach ((string at, JsonElement record) in JsonRecords.Split(text))
            {
                place = at;
                drafts.Add((at, JsonRecords.ToDraft(record, kind)));
            }
        }
        catch (StoreException refusal) when (refusal is not LineException)
        {
            return new RecordInput(drafts, new LineException(refusal.Fault, place, refusal.Message), isAtomic);
        }
        catch (LineException refusal)
        {
            return new RecordInput(drafts, refusal, isAtomic);
        }

        return drafts.Count > 0
            ? new RecordInput(drafts, Refusal: null, isAtomic)
            : throw ParseFault.Input("Standard input holds no record. Give a JSON object, an array of them, or one a line.");
    }
}
