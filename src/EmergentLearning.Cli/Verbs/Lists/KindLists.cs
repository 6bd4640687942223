using System.CommandLine;
using System.Globalization;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Lists;

/// <summary>The lists of <c>elf query</c>, made from the kinds: a flag for each, and its filters. One instance belongs to one verb.</summary>
internal sealed class KindLists
{
    private readonly List<(RecordKind Kind, Option<bool> Flag, List<(KindFilter Filter, Option<string?> Option)> Filters)> _lists = [];

    public static KindLists AddTo(Command verb)
    {
        var lists = new KindLists();
        foreach (RecordKind kind in RecordKinds.All)
        {
            if (kind.List is { } list)
                lists.Add(verb, kind, list);
        }

        return lists;
    }

    /// <summary>The lists that are asked for, as options.</summary>
    public IReadOnlyList<string> AskedFor(ParseResult parsed) => [.. _lists.Where(list => parsed.GetValue(list.Flag)).Select(list => list.Flag.Name)];

    /// <summary>The list that is asked for, checked; <see langword="null"/> for none.</summary>
    public Func<MemoryReader, IReport>? Find(ParseResult parsed, string? domain, int limit)
    {
        foreach ((RecordKind kind, Option<bool> flag, List<(KindFilter Filter, Option<string?> Option)> filters) in _lists)
        {
            Dictionary<string, string> given = Given(parsed, kind, filters);
            if (given.Count > 0 && !parsed.GetValue(flag))
                throw ParseFault.Input($"--{given.Keys.First()} goes with {flag.Name}. Give {flag.Name} as well.");
            if (!parsed.GetValue(flag))
                continue;

            var question = new KindQuestion(kind, limit) { Filters = given, Domain = domain };
            return reader => new KindReport(kind, Linked<KindRow>.Of(reader, reader.List(question), static row => row.Uid));
        }

        return null;
    }

    private void Add(Command verb, RecordKind kind, KindList list)
    {
        var flag = new Option<bool>($"--{list.Flag}") { Description = list.Help };
        verb.Options.Add(flag);
        var filters = new List<(KindFilter, Option<string?>)>();
        foreach (KindFilter filter in list.Filters)
        {
            var option = new Option<string?>($"--{filter.Flag}") { Description = $"With --{list.Flag}: {filter.Help}", HelpName = "VALUE" };
            verb.Options.Add(option);
            filters.Add((filter, option));
        }

        _lists.Add((kind, flag, filters));
    }

    private static Dictionary<string, string> Given(ParseResult parsed, RecordKind kind, List<(KindFilter Filter, Option<string?> Option)> filters)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((KindFilter filter, Option<string?> option) in filters)
        {
            if (parsed.GetValue(option) is { } text)
                given.Add(filter.Flag, filter.IsDays ? Days(text, option.Name) : kind.FindField(filter.Field)!.Validate(text));
        }

        return given;
    }

    private static string Days(string text, string option) => Values.Number(text, option, 1, 36_500).ToString(CultureInfo.InvariantCulture);
}
