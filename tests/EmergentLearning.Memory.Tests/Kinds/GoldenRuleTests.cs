using CsCheck;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;
using EmergentLearning.Memory.Tests.Markdown;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Memory.Tests.Kinds;

/// <summary>Golden rules share a file with what persons write into it.</summary>
public sealed class GoldenRuleTests : IDisposable
{
    private const string Foundation =
        "# Golden Rules\n\nThey are ALWAYS loaded.\n\n---\n\n## 1. Query Before Acting\n> Always check.\n\n**Why:** Mistakes.\n**Promoted:** Initial setup\n"
        + "**Validations:** Foundational\n\n---\n";

    private static readonly Gen<GoldenRule> Rules =
        from text in Gen.Select(AnyText.Texts, AnyText.Texts, AnyText.Texts, AnyText.Texts)
        from confidence in Gen.OneOf(Gen.Const(1.0), Gen.Double[0, 1])
        from life in RoundTripProperties.Lives
        from number in Gen.Int[1, 999]
        select new GoldenRule(number, text.Item1, text.Item2.Length > 0 ? text.Item2 : "rule", text.Item3)
        {
            Uid = number % 3 == 0 ? null : $"0193c0de-0000-7000-8000-{number:d12}",
            Heuristic = number % 3 == 0 ? $"0193c0de-0000-7000-8000-{number:d12}" : null,
            Promoted = text.Item4, Domain = number % 2 == 0 ? GoldenRule.DefaultDomain : $"d{number}", Confidence = confidence, Life = life with { Golden = "" },
        };

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Rules_come_back_exactly_and_appending_changes_no_byte_before() =>
        Rules.Array[1, 4].Sample(rules =>
        {
            rules = [.. rules.DistinctBy(rule => rule.Number).Select((rule, i) => rule with { Number = i + 1 })];
            byte[]? file = null;
            foreach (GoldenRule rule in rules)
            {
                byte[] longer = GoldenRuleMarkdown.Append(file, rule);
                Assert.True(longer.AsSpan().StartsWith(file));
                file = longer;
            }

            Assert.Equal(rules, GoldenRuleMarkdown.Parse(file));
        }, iter: 1000);

    [Fact]
    public void Changing_what_became_of_a_rule_changes_nothing_else_and_can_be_taken_back() =>
        Gen.Select(Rules.Array[1, 4], Rules, Gen.Bool).Sample((rules, other, isWindows) =>
        {
            rules = [.. rules.DistinctBy(rule => rule.Number).Select((rule, i) => rule with { Number = i + 1, Uid = rule.Uid ?? rule.Heuristic, Heuristic = null })];
            byte[] file = rules.Aggregate(Windows(isWindows, System.Text.Encoding.UTF8.GetBytes("# Mine\n\n## By hand\n\n\u00e9\n")), GoldenRuleMarkdown.Append);
            GoldenRule rule = rules[other.Number % rules.Length];

            byte[] edited = GoldenRuleEdit.SetLife(file, rule.Uid!, other.Confidence, other.Life)!;

            Assert.Equal(
                rules.Select(one => ReferenceEquals(one, rule) ? rule with { Confidence = other.Confidence, Life = other.Life } : one),
                GoldenRuleMarkdown.Parse(edited));
            Assert.Equal(file, GoldenRuleEdit.SetLife(edited, rule.Uid!, rule.Confidence, rule.Life));
            Assert.Null(GoldenRuleEdit.SetLife(file, "0193c0de-0000-7000-8000-ffffffffffff", 1, other.Life));
        }, iter: 1000);

    [Fact]
    public async Task What_a_person_wrote_has_no_row_and_stays_and_a_recorded_rule_that_is_deleted_keeps_its_row()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        _fixture.Write(GoldenRuleMarkdown.FilePath, Foundation);
        await store.SyncAsync();
        RecordReceipt rule = await store.RecordAsync(Samples.Of("golden-rule"));
        Assert.Equal(1, rule.Id);
        Assert.StartsWith(Foundation, _fixture.Read(rule.Path), StringComparison.Ordinal);
        KindRow row = store.Find("golden-rule", rule.Id)!;

        _fixture.Write(rule.Path, Foundation.Replace("Always check.", "Always look.", StringComparison.Ordinal));
        Assert.True((await store.SyncAsync()).IsInStep);

        Assert.Equal(row.Values, store.Find("golden-rule", rule.Id)!.Values);
        Assert.Null(store.Find("golden-rule", 2));
    }

    [Fact]
    public async Task Two_sections_that_name_one_record_are_one_and_the_first_is_it()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt rule = await store.RecordAsync(Samples.Of("golden-rule"));
        string file = _fixture.Read(rule.Path);
        string section = file[file.IndexOf("## 1.", StringComparison.Ordinal)..];
        _fixture.Write(rule.Path, file + section.Replace("## 1. Ask First", "## 2. Copied", StringComparison.Ordinal));

        await store.SyncAsync();

        Assert.Equal("Ask First", store.Find("golden-rule", 1)!.Values["name"]);
        Assert.Null(store.Find("golden-rule", 2));
    }

    [Fact]
    public async Task What_becomes_of_a_rule_stands_in_its_section_and_comes_back_from_there()
    {
        RecordReceipt rule;
        Heuristic row;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            rule = await store.RecordAsync(Samples.Of("golden-rule"));
            var lifecycle = new HeuristicLifecycle(store);
            Assert.True((await lifecycle.ApplyAsync($"{rule.Id}", HeuristicEvent.Violation)).IsFileInStep);
            await lifecycle.ApplyAsync($"{rule.Id}", HeuristicEvent.Validation);
            Assert.Null(await store.FlushAsync());
            row = store.Tables.Heuristics.Find(rule.Id)!;
        }

        Assert.Contains("\n**Validations:** 1\n**Confidence:** 0.855\n**Violated:** 1\n**Last used:** ", _fixture.Read(rule.Path), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_fixture.Folder, ".git"), recursive: true);
        foreach (string path in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
        await new StoreRebuild(_fixture.Folder).FromFilesAsync();

        await using MemoryStore again = await _fixture.OpenAsync();
        Heuristic back = Assert.Single(again.Tables.Heuristics.Where(Heuristic.Columns.IsGolden == 1).Take(10).ToList());
        Assert.Equal(row with { LastUsedAt = back.LastUsedAt, UpdatedAt = back.UpdatedAt }, back);
        Assert.Equal(row.LastUsedAt![..10], back.LastUsedAt![..10]);
    }

    [Fact]
    public async Task A_promoted_heuristic_stays_the_record_of_its_domains_file()
    {
        string uid;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            uid = (await store.RecordAsync(new HeuristicInput { Domain = "http", Rule = "Jitter", Confidence = 0.95 })).Uid;
            Heuristic row = store.Tables.Heuristics.Find(1)!;
            await store.Tables.Heuristics.UpdateAsync(row with { TimesValidated = 10 });
            await new HeuristicLifecycle(store).PromoteAsync("1", "Ada", "Always jitter");
            await store.RecordAsync(Samples.Of("golden-rule"));
        }

        await new StoreRebuild(_fixture.Folder).FromFilesAsync();

        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.Equal(uid, GoldenRuleMarkdown.Parse(File.ReadAllBytes(Path.Combine(_fixture.Folder, GoldenRuleMarkdown.FilePath)))[0].Heuristic);
        Assert.Equal(
            [(1, "memory/heuristics/http.md", "Jitter"), (2, GoldenRuleMarkdown.FilePath, "Ask the store first.")],
            Enumerable.Range(1, 2).Select(id => again.Tables.Heuristics.Find(id)!).Select(row => ((int)row.Id, row.FilePath!, row.Rule)));
        Assert.Null(again.Tables.Heuristics.Find(3));
    }

    [Fact]
    public async Task Rules_of_another_store_lie_beside_those_of_this_one()
    {
        using var other = new StoreFixture();
        await using (MemoryStore store = await other.OpenAsync())
            await store.RecordAsync(Samples.Of("golden-rule"));
        await using MemoryStore own = await _fixture.OpenAsync();
        RecordReceipt rule = await own.RecordAsync(Samples.Of("golden-rule"));
        string before = _fixture.Read(rule.Path);

        ImportedEntry entry = (await own.ImportAsync(other.Folder)).Files.Single(file => file.SourcePath == GoldenRuleMarkdown.FilePath);

        Assert.Equal((ImportKind.Verbatim, 0, "memory/golden-rules_2.md"), (entry.Kind, entry.Records, entry.Path));
        Assert.Equal(before, _fixture.Read(rule.Path));
        Assert.Null(own.Find("golden-rule", 2));
    }

    private static byte[] Windows(bool isWindows, byte[] file) =>
        isWindows ? System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(file).Replace("\n", "\r\n", StringComparison.Ordinal)) : file;
}
