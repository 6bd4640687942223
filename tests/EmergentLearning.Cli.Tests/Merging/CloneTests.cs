using System.Globalization;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Tests.Merging;

/// <summary>Several machines record by themselves, push, pull and merge: nothing is lost, nothing is there twice, and all come to the same.</summary>
public sealed class CloneTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_records_of_one_title_and_rules_of_one_domain_merge_without_a_conflict()
    {
        Clone[] clones = Clone.Make(_folder.Root, 2);
        var uids = new List<string>();
        foreach (Clone clone in clones)
        {
            await clone.UseAsync(async store =>
            {
                uids.Add((await store.RecordAsync(new FailureInput { Title = "Same title", Domain = "d", Summary = clone.Folder })).Uid);
                uids.Add((await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = "Same rule" })).Uid);
            });
        }

        await SettleAsync(clones);

        Assert.Equal(uids.Order(StringComparer.Ordinal), Rows(clones[0]).Select(row => row.Uid).Order(StringComparer.Ordinal));
        AssertSame(clones);
        Assert.Contains("in step", Elf.Run("doctor", "--base-path", clones[1].Folder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Golden_rules_and_cycles_that_both_added_are_all_there_under_numbers_and_names_of_their_own()
    {
        Clone[] clones = Clone.Make(_folder.Root, 2);
        await clones[0].UseAsync(store => store.RecordAsync(Draft("experiment", ("name", "Jitter"), ("hypothesis", "Storms end."))));
        foreach (Clone clone in clones)
            await clone.ExchangeAsync();
        var uids = new List<string>();
        foreach (Clone clone in clones)
        {
            await clone.UseAsync(async store =>
            {
                uids.Add((await store.RecordAsync(Draft("golden-rule", ("name", "Ask First"), ("rule", "Ask."), ("why", clone.Folder)))).Uid);
                uids.Add((await store.RecordAsync(Draft("cycle", ("experiment", "Jitter"), ("try", clone.Folder)))).Uid);
            });
        }

        await SettleAsync(clones);

        Assert.Superset(uids.ToHashSet(), Rows(clones[0]).Select(row => row.Uid).ToHashSet());
        Assert.Contains(Rows(clones[1]), row => row.Title == "Jitter 2");
        AssertSame(clones);
        AssertRulesAreCounted(clones[0]);
    }

    [Fact]
    public async Task A_pull_that_brings_records_makes_no_commit_of_its_own()
    {
        Clone[] clones = Clone.Make(_folder.Root, 2);
        await clones[0].UseAsync(store => store.RecordAsync(new FailureInput { Title = "One", Domain = "d" }));
        await clones[0].ExchangeAsync();

        await clones[1].ExchangeAsync();

        Assert.Equal(clones[0].Git("rev-parse", "HEAD"), clones[1].Git("rev-parse", "HEAD"));
        Assert.Equal("One", Assert.Single(Rows(clones[1])).Title);
        Assert.Equal(Assert.Single(Rows(clones[0])).Uid, Assert.Single(Rows(clones[1])).Uid);
    }

    [Fact]
    public async Task A_file_that_one_clone_moved_gets_what_the_other_changed_in_it()
    {
        Clone[] clones = Clone.Make(_folder.Root, 2);
        RecordReceipt? moved = null;
        await clones[0].UseAsync(async store => moved = await store.RecordAsync(new FailureInput { Title = "Moved", Domain = "d", Severity = 3 }));
        await SettleAsync(clones);
        string place = moved!.Path.Replace("failures/", "failures/old/", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(clones[0].Folder, place))!);
        File.Move(Path.Combine(clones[0].Folder, moved.Path), Path.Combine(clones[0].Folder, place));
        string file = Path.Combine(clones[1].Folder, moved.Path);
        File.WriteAllText(file, File.ReadAllText(file).Replace("**Severity**: 3", "**Severity**: 5", StringComparison.Ordinal));

        await clones[0].ExchangeAsync();
        Assert.Equal("", await clones[1].PullAsync());
        await SettleAsync(clones);

        AssertSame(clones);
        Row row = Assert.Single(Rows(clones[1]));
        Assert.Equal((moved.Uid, place), (row.Uid, row.Place));
        Assert.StartsWith("5 ", row.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uses_of_one_rule_in_two_clones_are_all_counted_also_when_one_of_them_merged_it()
    {
        Clone[] clones = Clone.Make(_folder.Root, 2);
        var now = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        string[] uids = ["", "", ""];
        await clones[0].UseAsync(async store =>
        {
            for (int i = 0; i < uids.Length; i++)
                uids[i] = (await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = $"Rule {i}" })).Uid;
        });
        await SettleAsync(clones);

        for (int who = 0; who < clones.Length; who++)
        {
            // Each at its own second; both on one day, with the same effect.
            await clones[who].LiveAsync(now.AddSeconds(who), lifecycle => lifecycle.ApplyAsync(uids[0], HeuristicEvent.Validation));
            await clones[who].LiveAsync(now.AddSeconds(who), lifecycle => lifecycle.ApplyAsync(uids[2], HeuristicEvent.Violation));
        }

        await clones[0].LiveAsync(now, lifecycle => lifecycle.MergeAsync(uids[1], [uids[0]]));
        await SettleAsync(clones);

        AssertSame(clones);
        foreach (Clone clone in clones)
        {
            await clone.UseAsync(store =>
            {
                Dictionary<string, Heuristic> rows = store.Tables.Heuristics.List().ToDictionary(row => row.Uid!);
                Assert.Equal((0, "archived", uids[1]), (rows[uids[0]].TimesValidated, rows[uids[0]].Status, rows[uids[0]].MergedInto));
                Assert.Equal((2, "active"), (rows[uids[1]].TimesValidated, rows[uids[1]].Status));
                Assert.Equal((2, "2026-01-05 08:00:01"), (rows[uids[2]].TimesViolated, rows[uids[2]].LastUsedAt));
                return Task.CompletedTask;
            });
        }
    }

    [Fact]
    public async Task Links_that_two_clones_add_to_one_record_are_all_there_and_a_circle_of_two_supersedes_nothing()
    {
        Clone[] clones = Clone.Make(_folder.Root, 2);
        string[] uids = [];
        await clones[0].UseAsync(async store =>
        {
            foreach (string kind in (string[])["spike", "decision", "decision"])
                uids = [.. uids, (await store.RecordAsync(AnyKind.Of(kind, $"{kind} {uids.Length}"))).Uid];
        });
        await SettleAsync(clones);
        foreach (int who in (int[])[0, 1])
        {
            await clones[who].UseAsync(async store =>
            {
                await store.LinkAsync(store.Find(uids[0])!, [new LinkChange("caused-by", store.Find(uids[1 + who])!)]);
                await store.LinkAsync(store.Find(uids[1 + who])!, [new LinkChange("supersedes", store.Find(uids[2 - who])!)]);
            });
        }

        await SettleAsync(clones);

        AssertSame(clones);
        Assert.Equal(6, Links(clones[0]).Count);
        Assert.All(clones, clone => Assert.Equal(["accepted null", "accepted null"], Database.Ask(clone.Folder, "select status || ' ' || coalesce(superseded_by, 'null') from decisions")));
    }

    /// <summary>The full number is behind a variable: <c>ELF_CLONE_OPERATIONS=1000</c>.</summary>
    [Theory]
    [InlineData(3)]
    public async Task Three_clones_and_random_operations_come_to_the_same_store(int seed)
    {
        int operations = int.TryParse(Environment.GetEnvironmentVariable("ELF_CLONE_OPERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 45;
        var random = new Random(seed);
        Clone[] clones = Clone.Make(_folder.Root, 3);
        var model = new CloneModel();
        for (int done = 0; done < operations;)
        {
            int who = random.Next(clones.Length);
            await clones[who].UseAsync(async store =>
            {
                for (int burst = random.Next(1, 6); burst > 0 && done < operations; burst--, done++)
                    await OperateAsync(store, clones[who], who, random, model);
            });
            if (random.Next(3) == 0)
                await clones[who].ExchangeAsync();
        }

        await SettleAsync(clones);

        // Ten violations in a week ask a question of their own.
        model.AssertHolds([.. Rows(clones[0]).Where(row => !row.Title.StartsWith("Golden Rule Violations", StringComparison.Ordinal)).Select(row => row.Uid)]);
        AssertSame(clones);
        AssertRulesAreCounted(clones[0]);
    }

    private static async Task OperateAsync(MemoryStore store, Clone clone, int who, Random random, CloneModel model)
    {
        int what = random.Next(8);
        if (what == 6)
        {
            await DeleteAsync(store, clone, random, model);
            return;
        }

        if (what == 7 && await LinkAsync(store, random, model))
            return;

        RecordReceipt? receipt = what switch
        {
            // Few titles and domains, so that clones meet in files.
            0 => await store.RecordAsync(new FailureInput { Title = $"Title {random.Next(4)}", Domain = "d", Tags = "a" }, Acknowledgement.Projected),
            1 => await store.RecordAsync(new HeuristicInput { Domain = $"domain{random.Next(2)}", Rule = $"Rule {random.Next(4)}" }, Acknowledgement.Projected),
            2 or 3 => await store.RecordAsync(
                AnyKind.Draft(random, $"{who}-{model.Count}", store.Tables.Engine.Read(0, static (session, _) => AnyKind.Experiments(session))),
                Acknowledgement.Projected),
            4 => await store.RecordAsync(new FailureInput { Title = $"Own {who}-{model.Count}", Domain = "d", Tags = "a" }, Acknowledgement.Projected),
            _ => null,
        };
        if (receipt is not null)
            model.Recorded(receipt.Uid, receipt.Path);
        else if (Files(clone) is { Length: > 0 } files)
            await EditAsync(store, files.Order(StringComparer.Ordinal).ElementAt(random.Next(files.Length)), who, model);
    }

    /// <summary>A file that is one record; rules share theirs, and one that is deleted and begun anew is edited elsewhere.</summary>
    private static async Task DeleteAsync(MemoryStore store, Clone clone, Random random, CloneModel model)
    {
        string[] files =
        [
            .. ((string[])["memory", "ceo-inbox", "proposals"]).Select(folder => Path.Combine(clone.Folder, folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories))
                .Where(file => !file.Contains("heuristics", StringComparison.Ordinal) && !file.EndsWith("golden-rules.md", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        if (files.Length == 0)
            return;

        string file = files[random.Next(files.Length)];
        model.Deleted(await File.ReadAllTextAsync(file));
        File.Delete(file);
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.False(File.Exists(file));
    }

    /// <summary>Links two records that have come to this clone; false when there are none.</summary>
    private static async Task<bool> LinkAsync(MemoryStore store, Random random, CloneModel model)
    {
        KindRow[] rows = [.. model.Uids.Select(uid => store.Find(uid)).OfType<KindRow>()];
        (KindRow? one, KindRow? other) = rows.Length < 2 ? (null, null) : (rows[random.Next(rows.Length)], rows[random.Next(rows.Length)]);
        // The file of the golden rules has no place for links: those stand with the other record.
        if (one is null || other is null || one == other || one.Path == GoldenRuleMarkdown.FilePath)
            return false;

        string relation = LinkRelation.All[random.Next(1, LinkRelation.All.Count)].Name;
        bool isRemoval = store.LinksOf(one.Uid!).Any(link => link.Relation == relation && link.Uid == other.Uid);
        await store.LinkAsync(one, [new LinkChange(relation, other)], isRemoval, Acknowledgement.Projected);
        model.Linked(one.Uid!);
        return true;
    }

    private static string[] Files(Clone clone) =>
    [
        .. new[] { "memory", "experiments" }.Select(folder => Path.Combine(clone.Folder, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories)),
    ];

    /// <summary>Each clone changes another field, so that no field is changed in two ways at once.</summary>
    private static async Task EditAsync(MemoryStore store, string file, int who, CloneModel model)
    {
        string text = await File.ReadAllTextAsync(file);
        string edited = who switch
        {
            0 => text.Replace("**Severity**: 3", "**Severity**: 4", StringComparison.Ordinal).Replace("**Confidence**: 0.7", "**Confidence**: 0.8", StringComparison.Ordinal)
                .Replace("**Validations:** 0", "**Validations:** 1", StringComparison.Ordinal).Replace("### Learning\n\n\n", "### Learning\n\nLonger.\n", StringComparison.Ordinal),
            1 => text.Replace("**Tags**: a\n", "**Tags**: a,b\n", StringComparison.Ordinal).Replace("**Source**: observation", "**Source**: success", StringComparison.Ordinal)
                .Replace("**Why:** Text", "**Why:** Better", StringComparison.Ordinal).Replace("### Analysis\n\n\n", "### Analysis\n\nToo short.\n", StringComparison.Ordinal),
            _ => text.Replace("[What was the underlying issue?]", "Found out.", StringComparison.Ordinal),
        };
        if (edited != text)
            model.Edited(text);
        await File.WriteAllTextAsync(file, edited);
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    private static RecordDraft Draft(string kind, params (string Field, string Text)[] given) =>
        RecordDraft.Create(RecordKinds.Find(kind)!, given.Select(pair => new KeyValuePair<string, string>(pair.Field, pair.Text)));

    private static async Task SettleAsync(Clone[] clones)
    {
        // Twice: what the last one brings has to come back to the first.
        for (int round = 0; round < 2; round++)
        {
            foreach (Clone clone in clones)
                await clone.ExchangeAsync();
        }

        foreach (Clone clone in clones)
            await clone.ExchangeAsync();
    }

    private static void AssertSame(Clone[] clones)
    {
        string[] heads = [.. clones.Select(clone => clone.Git("rev-parse", "HEAD^{tree}").Trim()).Distinct()];
        Assert.Single(heads);
        Assert.All(clones, clone => Assert.Equal("", clone.Git("status", "--porcelain")));
        Assert.All(clones[1..], clone => Assert.Equal(Rows(clones[0]), Rows(clone)));
        Assert.All(clones[1..], clone => Assert.Equal(Links(clones[0]), Links(clone)));
        Assert.All(clones, clone => Elf.Run("sync", "--base-path", clone.Folder).Succeeded());
    }

    private static IReadOnlyList<string> Links(Clone clone) =>
        Database.Ask(clone.Folder, "select holder_uid || ' ' || relation || ' ' || other_uid from elf_links order by 1");
    /// <summary>No two golden rules have one number, and each has its row.</summary>
    private static void AssertRulesAreCounted(Clone clone)
    {
        IReadOnlyList<GoldenRule> rules = GoldenRuleMarkdown.Parse(File.ReadAllBytes(Path.Combine(clone.Folder, GoldenRuleMarkdown.FilePath)));
        Assert.Equal(rules.Count, rules.Select(rule => rule.Number).Distinct().Count());
        Assert.Equal(
            rules.Select(rule => rule.Uid!).Order(StringComparer.Ordinal),
            Rows(clone).Where(row => row.Place.StartsWith(GoldenRuleMarkdown.FilePath, StringComparison.Ordinal)).Select(row => row.Uid));
    }

    private static List<Row> Rows(Clone clone)
    {
        using StoreReader reader = new(clone.Folder);
        return reader.Rows;
    }

    private sealed record Row(string Uid, string Title, string Place, string Values);

    private sealed class StoreReader : IDisposable
    {
        private readonly MemoryTables _tables;

        public StoreReader(string folder) => _tables = MemoryTables.OpenReadOnly(folder);

        public List<Row> Rows =>
        [
            .. _tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(100_000).ToList().Select(row => new Row(row.Uid!, row.Title, row.FilePath, $"{row.Severity} {row.Tags} {row.CreatedAt}"))
                .Concat(_tables.Heuristics.OrderByDescending(Heuristic.Columns.Confidence).ThenByDescending(Heuristic.Columns.Id).Take(100_000).ToList().Select(row => new Row(row.Uid!, row.Rule, $"{row.FilePath} {row.Anchor}", $"{row.Confidence} {row.SourceType} {row.TimesValidated} {row.Explanation} {row.CreatedAt}")))
                .Concat(_tables.Engine.Read(0, static (session, _) => AnyKind.Rows(session)).Select(row => new Row(row.Uid, row.Title, row.Path, row.Created)))
                .OrderBy(row => row.Uid, StringComparer.Ordinal),
        ];

        public void Dispose() => _tables.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
