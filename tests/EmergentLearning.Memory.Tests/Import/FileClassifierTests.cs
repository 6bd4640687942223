using System.Text;
using CsCheck;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Tests.Import;

public sealed class FileClassifierTests
{
    [Theory]
    [InlineData("failures/20251201_a.md", "memory/failures/20251201_a.md")]
    [InlineData("failures/_versions/08f9db04/a.md", "memory/failures/_versions/08f9db04/a.md")]
    [InlineData("successes/a.md", "memory/successes/a.md")]
    [InlineData("risks/a.md", "memory/risks/a.md")]
    [InlineData("golden-rules.md", "memory/golden-rules.md")]
    [InlineData("memory/failures/a.md", "memory/failures/a.md")]
    [InlineData("golden-rules/1.md", "golden-rules/1.md")]
    [InlineData("ceo-inbox/a.md", "ceo-inbox/a.md")]
    [InlineData("experiments/active/x/hypothesis.md", "experiments/active/x/hypothesis.md")]
    [InlineData("failures/name\uf03awith colon.md", "memory/failures/name\uf03awith colon.md")]
    public void Each_file_has_its_place_in_the_store(string source, string expected) =>
        Assert.Equal(expected, FileClassifier.Classify(source, "# t\n"u8.ToArray()).StorePath);

    [Theory]
    [InlineData("../a.md")]
    [InlineData("failures/../../a.md")]
    [InlineData("failures/./a.md")]
    [InlineData("/etc/passwd")]
    [InlineData("failures//a.md")]
    [InlineData("failures/a\0.md")]
    [InlineData("")]
    public void A_path_that_leads_out_of_the_folder_is_refused(string path)
    {
        Assert.Equal(StoreFault.Security, Assert.Throws<StoreException>(() => FileClassifier.Classify(path, default)).Fault);
        Assert.Equal(StoreFault.Security, Assert.Throws<StoreException>(() => FileClassifier.IsIgnored(path)).Fault);
    }

    [Theory]
    [InlineData("memory/index.db", true)]
    [InlineData("index.db-wal", true)]
    [InlineData(".git/config", true)]
    [InlineData("sub/.elf/queue", true)]
    [InlineData(".coordination/events.jsonl", true)]
    [InlineData("memory/repository.lock", true)]
    [InlineData("memory/index.database.md", false)]
    [InlineData("failures/.gitkeep.md", false)]
    [InlineData("failures/locks.md", false)]
    public void Databases_locks_and_folders_of_tools_are_not_imported(string path, bool ignored) =>
        Assert.Equal(ignored, FileClassifier.IsIgnored(path));

    [Theory]
    [InlineData("failures/a.md", ImportKind.Failure)]
    [InlineData("memory/failures/_versions/x/a.MD", ImportKind.Failure)]
    [InlineData("successes/a.md", ImportKind.Success)]
    [InlineData("investigations/a.md", ImportKind.Observation)]
    [InlineData("experiments/a/hypothesis.md", ImportKind.Experiment)]
    [InlineData("heuristics/a.md", ImportKind.Heuristic)]
    public void The_folder_says_what_a_file_becomes(string path, ImportKind kind)
    {
        ImportedFile file = Classify(path, "# Title\n\n**Domain:** web\n\nText.\n");
        Assert.Equal(kind, file.Kind);
        Assert.Equal(kind == ImportKind.Failure, file.Failure is not null);
        Assert.Equal(kind == ImportKind.Heuristic, file.Heuristics.Count > 0);
        Assert.Equal(kind is ImportKind.Success or ImportKind.Observation or ImportKind.Experiment, file.Learning is not null);
        Assert.Null(file.VerbatimReason);
    }

    [Theory]
    [InlineData("failures/TEMPLATE.md", "# t\n", "template")]
    [InlineData("cycles/TEMPLATE/1-try.md", "# t\n", "template")]
    [InlineData("experiments/hypothesis.md", "# Experiment: [Name]\n", "template")]
    [InlineData("failures/secret.txt", "token", "not a Markdown file")]
    [InlineData("successes/a.json", "{}", "not a Markdown file")]
    [InlineData("heuristics/a.jsonl", "{}", "not a Markdown file")]
    [InlineData("golden-rules/1.md", "# t\n", "Golden rules")]
    [InlineData("proposals/1.md", "# t\n", "neither in pending")]
    [InlineData("cycles/1-try.md", "# t\n", "cycles")]
    [InlineData("risks/1.md", "# t\n", "No kind of record")]
    [InlineData("memory/golden-rules.md", "# t\n", "No kind of record")]
    [InlineData("failures/a.md", "", "empty")]
    [InlineData("failures/a.md", "\n \0\n", "not text")]
    [InlineData("heuristics/a.md", "\n\n---\n", "No rule")]
    public void Whatever_is_no_record_is_kept_with_a_reason(string path, string text, string reason)
    {
        ImportedFile file = Classify(path, text);
        Assert.Equal(ImportKind.Verbatim, file.Kind);
        Assert.Contains(reason, file.VerbatimReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memory/decisions/a.md", ImportKind.Decision)]
    [InlineData("decisions/a.md", ImportKind.Decision)]
    [InlineData("memory/spikes/a.md", ImportKind.Spike)]
    [InlineData("memory/invariants/a.md", ImportKind.Invariant)]
    [InlineData("memory/assumptions/a.md", ImportKind.Assumption)]
    [InlineData("memory/violations/a.md", ImportKind.Violation)]
    [InlineData("ceo-inbox/a.md", ImportKind.CeoReview)]
    public void A_file_of_any_other_kind_is_a_record_too(string path, ImportKind kind)
    {
        ImportedFile file = Classify(path, "# Title\n\n**Domain:** web\n\nText.\n");
        Assert.Equal(kind, file.Kind);
        Assert.NotNull(file.Record);
        Assert.Null(file.VerbatimReason);
    }

    [Fact]
    public void A_failure_with_some_broken_bytes_is_a_failure_and_noise_is_not()
    {
        byte[] some = [.. "# A good file with one bad byte "u8, 0xff, .. " in it\n\n**Domain**: web\n"u8];
        ImportedFile file = FileClassifier.Classify("failures/a.md", some);
        Assert.Equal(ImportKind.Failure, file.Kind);
        Assert.Contains(file.Notes, note => note.Contains("not valid UTF-8", StringComparison.Ordinal));
        byte[] noise = [.. Enumerable.Repeat((byte)0xfe, 100)];
        Assert.Equal("It is not text.", FileClassifier.Classify("failures/a.md", noise).VerbatimReason);
    }

    [Theory]
    [InlineData("failures/20251201_no-title.md", "20251201_no-title")]
    [InlineData("failures/_.md", "_")]
    public void A_file_without_a_title_is_called_after_its_name(string path, string title) =>
        Assert.Equal(title, Classify(path, "plain text\n").Failure!.Title);

    [Fact]
    public void Heuristics_without_a_domain_have_that_of_the_file_name() =>
        Assert.Equal("event-loop", Classify("heuristics/event-loop.md", "# Spin\n\n> Never poll.\n").HeuristicDomain);

    [Fact]
    public void A_success_has_title_domain_tags_date_and_its_first_paragraph()
    {
        ImportedFile file = Classify(
            "successes/a.md", "# Success: It works\n\n**Date:** 2025-12-04\n**Domain:** web\n**Tags:** a, b\n\n---\n\n## Context\nOne\ntwo.\n\nThree.\n");
        Assert.Equal(
            ("Success: It works", "web", "a, b", new DateOnly(2025, 12, 4), "One two."),
            (file.Learning!.Title, file.Learning.Domain, file.Learning.Tags, file.Learning.Date, file.Learning.Summary));
    }

    [Fact]
    public void Any_bytes_under_any_legal_name_become_a_record_or_have_a_reason() =>
        Gen.Select(Gen.OneOf("failures/", "heuristics/", "successes/", "experiments/", "x/", ""), Gen.Byte.Array[0, 120]).Sample((folder, bytes) =>
        {
            ImportedFile file = FileClassifier.Classify(folder + "a.md", bytes);
            Assert.Equal(file.Kind == ImportKind.Verbatim, file.VerbatimReason is not null);
        }, iter: 1000);

    private static ImportedFile Classify(string path, string text) => FileClassifier.Classify(path, Encoding.UTF8.GetBytes(text));
}
