using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Verbs.Record;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Proposals;

namespace EmergentLearning.Cli.Verbs.Single;

/// <summary><c>elf proposal approve|reject</c>: a person's decision.</summary>
internal static class ProposalVerb
{
    public static Command Create()
    {
        var verb = new Verb("proposal", "Decides about a proposal", "elf proposal approve proposal/2 --notes \"Seen twice\"")
        {
            Create("approve", "Makes the proposal a record, and moves its file to proposals/approved", isApproved: true),
            Create("reject", "Moves the proposal's file to proposals/rejected", isApproved: false),
        };
        HelpText.ShowWithoutVerb(verb);
        return verb;
    }

    private static Verb Create(string name, string description, bool isApproved)
    {
        var reference = new Argument<string>("PROPOSAL") { Description = "The proposal: proposal/2, or its uid" };
        var notes = new Option<string?>("--notes") { Description = "Why", HelpName = "TEXT" };
        var by = new Option<string?>("--by") { Description = "Who decides; CEO unless told otherwise", HelpName = "NAME" };
        var verb = new Verb(name, description, $"elf proposal {name} proposal/2 --notes \"Seen twice\"") { reference, notes, by };
        RecordOptions common = RecordOptions.AddTo(verb);
        verb.SetAction(parsed =>
        {
            StoreLocation.RequireStore(common.Folder(parsed));
            var decision = new ProposalDecision(isApproved, parsed.GetValue(notes) ?? "", parsed.GetValue(by) ?? "CEO");
            return common.RunAsync(parsed, redacted: [], (store, level, token) =>
            {
                KindRow row = RecordReference.Require(store, parsed.GetValue(reference)!);
                return row.Kind.Name == "proposal"
                    ? store.ReviewAsync(row.Id, decision, level, token)
                    : throw ParseFault.Input($"{row.Kind.Name}/{row.Id} is no proposal. See `elf query --pending-proposals`.");
            });
        });
        return verb;
    }
}
