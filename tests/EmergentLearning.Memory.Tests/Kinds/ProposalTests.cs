using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Proposals;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Tests.Kinds;

public sealed class ProposalTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("heuristic", "memory/heuristics/debugging.md")]
    [InlineData("failure", "memory/failures/")]
    [InlineData("pattern", "memory/observations/")]
    [InlineData("contradiction", "ceo-inbox/")]
    public async Task What_is_approved_becomes_a_record_and_the_file_moves(string type, string place)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt proposal = await store.RecordAsync(Proposal(type));

        RecordReceipt record = await store.ReviewAsync(proposal.Id, new ProposalDecision(IsApproved: true, "Seen twice.", "CEO"));

        Assert.StartsWith(place, record.Path, StringComparison.Ordinal);
        KindRow row = store.Find("proposal", proposal.Id)!;
        Assert.Equal(("approved", proposal.Path.Replace("pending", "approved", StringComparison.Ordinal)), (row.Values["status"], row.Path));
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, proposal.Path)));
        Assert.Contains("**Status:** APPROVED\n**Reviewed by:** CEO\n", _fixture.Read(row.Path!), StringComparison.Ordinal);
        Assert.Empty((await store.SyncAsync()).Issues);
        await Assert.ThrowsAsync<StoreException>(() => store.ReviewAsync(proposal.Id, new ProposalDecision(IsApproved: false, "", "CEO")));
    }

    [Fact]
    public async Task What_is_rejected_moves_and_becomes_nothing()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt proposal = await store.RecordAsync(Proposal("heuristic"));

        RecordReceipt answer = await store.ReviewAsync(proposal.Id, new ProposalDecision(IsApproved: false, "No.", "CEO"));

        Assert.StartsWith("proposals/rejected/", answer.Path, StringComparison.Ordinal);
        Assert.Equal("rejected", store.Find("proposal", proposal.Id)!.Values["status"]);
        Assert.Equal(0, store.Tables.Heuristics.Count());
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task Ten_violations_in_a_week_ask_the_person_in_charge_once()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        var notices = new List<string?>();
        for (int i = 0; i < 12; i++)
            notices.Add((await store.RecordAsync(Samples.Of("violation"), Acknowledgement.Durable)).Notice?.Split(':')[0]);

        Assert.Equal(
            [null, null, "WARNING", "WARNING", "PROBATION", "PROBATION", "PROBATION", "PROBATION", "PROBATION", "CRITICAL", "CRITICAL", "CRITICAL"], notices);
        Assert.StartsWith("ceo-inbox/VIOLATION_THRESHOLD_", store.Find("ceo-review", 1)!.Path, StringComparison.Ordinal);
        Assert.Null(store.Find("ceo-review", 2));
    }

    [Fact]
    public async Task A_violation_names_its_rule_and_a_golden_rule_has_the_next_number()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        _fixture.Write("memory/golden-rules.md", "# Golden Rules\n\n---\n\n## 1. Query\n> Always ask.\n\n**Why:** So.\n\n---\n");

        RecordReceipt rule = await store.RecordAsync(Samples.Of("golden-rule"));
        RecordReceipt violation = await store.RecordAsync(Samples.Of("violation"));

        Assert.EndsWith("---\n## 2. Ask First\n> Ask the store first.\n\n**Why:** It may know.\n", _fixture.Read(rule.Path)[..^(
            $"**Promoted:** {DateTime.Now:yyyy-MM-dd}\n**Validations:** 0\n\n<!-- uid: {rule.Uid} -->\n\n---\n\n".Length)], StringComparison.Ordinal);
        Assert.Equal("Always ask.", store.Find("violation", violation.Id)!.Values["rule-name"]);
    }

    [Fact]
    public async Task Cycles_stand_in_the_log_and_are_counted_and_those_written_by_hand_count_too()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt first = await Samples.RecordAsync(store, "cycle");
        Assert.DoesNotContain("Planned", _fixture.Read(first.Path), StringComparison.Ordinal);
        _fixture.Write(first.Path, _fixture.Read(first.Path) + "## Cycle 2\n\n**Date**: 2026-01-01\n\n### Try\n\nBy hand.\n");

        RecordReceipt third = await store.RecordAsync(Samples.Of("cycle"));

        Assert.Equal("3", store.Find("cycle", third.Id)!.Values["number"]);
        Assert.Equal("3", store.Find("experiment", 1)!.Values["cycles-run"]);
        Assert.Equal("By hand.", store.Find("cycle", 2)!.Values["try"]);
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task An_update_changes_row_and_file_together_and_a_refused_one_neither()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, "decision");
        _fixture.Write(receipt.Path, _fixture.Read(receipt.Path).Replace("Locks fail.", "Locks fail often.", StringComparison.Ordinal));

        await store.UpdateAsync(RecordKinds.Find("decision")!, receipt.Id, [new("status", "Superseded"), new("files", "")]);

        KindRow row = store.Find("decision", receipt.Id)!;
        Assert.Equal(("superseded", "", "Locks fail often."), (row.Values["status"], row.Values["files"], row.Values["context"]));
        Assert.Contains("**Status**: Superseded\n", _fixture.Read(receipt.Path), StringComparison.Ordinal);
        string before = _fixture.Read(receipt.Path);
        await Assert.ThrowsAsync<StoreException>(() => store.UpdateAsync(RecordKinds.Find("decision")!, receipt.Id, [new("status", "bogus")]));
        Assert.Equal(before, _fixture.Read(receipt.Path));
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    private static RecordDraft Proposal(string type) => RecordDraft.Create(RecordKinds.Find("proposal")!,
        [new("type", type), new("title", "Look before you retry"), new("domain", "debugging"), new("summary", "Seen twice.")]);
}
