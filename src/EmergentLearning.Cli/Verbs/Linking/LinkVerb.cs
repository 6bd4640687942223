using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Cli.Verbs.Single;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Cli.Verbs.Linking;

/// <summary><c>elf link</c>: what a record is to others. Without a relation it shows the links, and writes nothing.</summary>
internal sealed class LinkVerb
{
    private readonly Argument<string> _record = new("RECORD") { Description = RecordReference.Help };

    private readonly List<(LinkRelation Relation, Option<string[]> Option)> _relations =
        [.. LinkRelation.All.Select(static relation => (relation, CreateOption(relation)))];

    private readonly Option<bool> _remove = new("--remove") { Description = "Take the links away instead of making them" };

    public static Command Create()
    {
        var options = new LinkVerb();
        var verb = new Verb("link", "Links a record to others, or shows its links in both directions", "elf link decision/3 --supersedes decision/1")
        {
            options._record,
        };
        foreach ((_, Option<string[]> option) in options._relations)
            verb.Options.Add(option);
        verb.Options.Add(options._remove);
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => options.RunAsync(parsed, common));
        return verb;
    }

    private Task<int> RunAsync(ParseResult parsed, CommonOptions common)
    {
        OutputFormat format = common.Format(parsed);
        string folder = common.Folder(parsed);
        string reference = parsed.GetValue(_record)!;
        List<(string Relation, string Other)> asked =
            [.. _relations.SelectMany(pair => (parsed.GetValue(pair.Option) ?? []).Select(other => (pair.Relation.Name, other)))];
        bool isRemoval = parsed.GetValue(_remove);
        if (asked.Count > 0)
            return ChangeAsync(folder, format, reference, asked, isRemoval);
        return isRemoval
            ? throw ParseFault.Input("--remove says no link. Name it as well, as in --relates-to decision/1 --remove.")
            : ShowAsync(folder, format, reference);
    }

    private static Option<string[]> CreateOption(LinkRelation relation) =>
        new($"--{relation.Name}") { Description = $"The record {relation.Help}; may be given several times", HelpName = "RECORD" };

    private static async Task<int> ShowAsync(string folder, OutputFormat format, string reference)
    {
        MemoryReader reader = MemoryReader.Open(folder);
        await using (reader.ConfigureAwait(false))
        {
            KindRow row = RecordReference.Require(reader, reference).Row;
            ReportPrinter.Print(new LinksReport(row, row.Uid is { } uid ? reader.LinksOf(uid) : [], receipt: null), format);
        }

        return 0;
    }

    private static async Task<int> ChangeAsync(
        string folder, OutputFormat format, string reference, List<(string Relation, string Other)> asked, bool isRemoval)
    {
        // A misspelt folder must not become a store: there is no record in a new one.
        StoreLocation.RequireStore(folder);
        using var interruption = new Interruption();
        WriteSession session = await WriteSession.OpenAsync(folder, interruption.Token).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            MemoryStore store = session.Store;
            KindRow row = RecordReference.Require(store, reference);
            LinkChange[] changes = [.. asked.Select(pair => new LinkChange(pair.Relation, RecordReference.Require(store, pair.Other)))];
            RecordReceipt? receipt = await store.LinkAsync(row, changes, isRemoval, Acknowledgement.Committed, interruption.Token).ConfigureAwait(false);
            ReportPrinter.Print(new LinksReport(row, store.LinksOf(row.Uid!), receipt), format);
            session.ReportAdoption();
            PendingLine.Write(receipt?.Problem);
        }

        return 0;
    }
}
