using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf record</c>: the kinds of records.</summary>
internal static class RecordVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "record", "Records something durably: a row, a file and a commit", "elf record failure --title \"Retry storm\" --domain http")
        {
            RecordFailure.Create(),
            RecordHeuristic.Create(),
        };
        HelpText.ShowWithoutVerb(verb);
        return verb;
    }
}
