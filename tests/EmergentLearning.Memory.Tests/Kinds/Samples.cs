using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Tests.Kinds;

/// <summary>One ordinary record of each kind.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, (string Field, string Text)[]> Texts = new()
    {
        ["failure"] = [("title", "Retry storm"), ("domain", "http"), ("severity", "high"), ("tags", "a,b"), ("summary", "No jitter.")],
        ["heuristic"] = [("domain", "http"), ("rule", "Add jitter"), ("explanation", "Else all come back at once.")],
        ["success"] = [("title", "Jitter ended it"), ("domain", "http"), ("summary", "Full jitter.\n\n# Not a heading\n\n---\n\nEnd.")],
        ["observation"] = [("title", "Mondays are slow"), ("domain", "ci"), ("summary", "Every week.")],
        ["decision"] = [("title", "One writer"), ("context", "Locks fail."), ("decision", "A queue."), ("rationale", "No conflicts."), ("files", "a.c,b.c")],
        ["spike"] = [("title", "WAL on NFS"), ("topic", "sqlite"), ("question", "Does it work?"), ("findings", "No.\n\n---\n\nReally."), ("time", "45")],
        ["invariant"] = [("statement", "Every row has a file"), ("rationale", "Else it is lost."), ("validation-code", "elf sync")],
        ["assumption"] = [("assumption", "Clocks agree"), ("context", "For the lease.")],
        ["ceo-review"] = [("title", "Drop it?"), ("context", "Two users."), ("recommendation", "Yes.")],
        ["experiment"] = [("name", "Full jitter"), ("hypothesis", "Storms end.")],
        ["cycle"] = [("experiment", "1"), ("try", "100 ms base."), ("break", "Two storms."), ("analysis", "# Short\n\n---"), ("learning", "Longer.")],
        ["golden-rule"] = [("name", "Ask First"), ("rule", "Ask the store first."), ("why", "It may know.")],
        ["proposal"] =
        [
            ("type", "heuristic"), ("title", "Look: \"before\" you retry"), ("domain", "debugging"), ("summary", "Seen twice."), ("confidence", "0.5"),
            ("tags", "a, b"), ("submitted-by", "agent: 7"),
        ],
        ["violation"] = [("rule", "1"), ("description", "Did not ask."), ("session", "s1")],
    };

    /// <summary>Records a sample, and what it needs before.</summary>
    internal static async Task<RecordReceipt> RecordAsync(MemoryStore store, string kind)
    {
        if (kind == "cycle")
            await store.RecordAsync(Of("experiment"));
        return await store.RecordAsync(Of(kind));
    }

    internal static RecordDraft Of(string kind) =>
        RecordDraft.Create(RecordKinds.Find(kind)!, Texts[kind].Select(pair => new KeyValuePair<string, string>(pair.Field, pair.Text)));
}
