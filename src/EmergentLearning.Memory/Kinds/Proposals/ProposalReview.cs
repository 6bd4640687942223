using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Kinds.Proposals;

/// <summary>A person's decision about a proposal: the file moves, and what was approved becomes a record, all in one transaction.</summary>
internal static class ProposalReview
{
    /// <summary>Decides.</summary>
    /// <returns>The record that it became; of one that was rejected, the proposal's own.</returns>
    public static RecordedRow Decide(IWriteTransaction transaction, long id, ProposalDecision decision, DateTimeOffset now)
    {
        TableKind kind = RecordKinds.Proposal;
        if (KindRows.Find(transaction, kind, id) is not { Path: { } path } found)
            throw RecordText.Refused($"There is no proposal/{id} with a file. See `elf query --pending-proposals`.");
        if (found.Values["status"] != "pending")
            throw RecordText.Refused($"The proposal/{id} was {found.Values["status"]} before. Record a new one.");

        // What the person wrote into the file while deciding belongs to the decision.
        EditIntake.TakeIn(transaction, path, now);
        KindRow row = KindRows.Find(transaction, kind, id)!;
        string place = decision.IsApproved ? "approved" : "rejected";
        string target = FreePath.Find($"proposals/{place}/{Path.GetFileNameWithoutExtension(path)}", ".md", transaction.IsPathFree);
        var change = new DocumentChange
        {
            Path = target,
            Content = [.. transaction.FindDocument(path) ?? [], .. Block(decision, place, now)],
            Message = new CommitMessage($"proposal: {place} '{row.Values["title"]}'", decision.Notes.Length > 0 ? decision.Notes : null),
            RecordedAt = now,
            Group = $"proposal-{row.Uid}-{place}",
        };
        long sequence = transaction.Project(change);
        transaction.Project(change with { Path = path, Content = null });
        KindRows.SetFile(transaction, kind, id, target, row.Uid ?? RecordUid.Create(now));
        KindRows.Update(transaction, row, kind.Place(row.Values, target), now);
        return decision.IsApproved
            ? Become(transaction, row.Values, now) with { Notice = $"The proposal lies in {target} now." }
            : new RecordedRow(id, row.Uid ?? "", sequence);
    }

    private static byte[] Block(ProposalDecision decision, string place, DateTimeOffset now) => MarkdownText.ToBytes(new StringBuilder(
        $"\n---\n\n## Review Decision\n\n**Status:** {place.ToUpperInvariant()}\n**Reviewed by:** {FieldEscape.Encode(decision.By)}\n"
        + $"**Reviewed at:** {Timestamps.Format(now)}\n**Notes:** {FieldEscape.Encode(decision.Notes)}\n"));

    private static RecordedRow Become(IWriteTransaction transaction, RecordValues proposal, DateTimeOffset now)
    {
        string text = string.Join("\n\n", new[] { proposal["summary"], proposal["details"] }.Where(static part => part.Length > 0));
        RecordDraft draft = proposal["type"] switch
        {
            "heuristic" => Draft("heuristic",
                ("rule", proposal["title"]), ("domain", proposal["domain"]), ("explanation", StoredCut(text, 5_000)), ("confidence", proposal["confidence"]),
                ("source", proposal["source"] == "experiment" ? "observation" : proposal["source"])),
            "contradiction" => Draft("ceo-review",
                ("title", proposal["title"]), ("context", StoredCut(text, 10_000)), ("recommendation", proposal["recommendation"])),
            var type => Draft(type == "failure" ? "failure" : "observation",
                ("title", proposal["title"]), ("domain", proposal["domain"]), ("severity", proposal["severity"]), ("tags", proposal["tags"]),
                ("summary", text)),
        };
        return draft.Kind.Record(transaction, draft.Values, RecordBirth.At(now));
    }

    private static RecordDraft Draft(string kind, params (string Field, string Text)[] given) =>
        RecordDraft.Create(RecordKinds.Find(kind)!, given.Select(static pair => new KeyValuePair<string, string>(pair.Field, pair.Text)));

    // The whole text stays in the proposal's file, which is kept.
    private static string StoredCut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
