using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Build;

/// <summary><c>elf build</c>: what a build remembers. The MSBuild tasks start it; each command takes one JSON document on standard input.</summary>
internal static class BuildVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "build", "Remembers failed builds and tests, and what mended them: JSON on standard input", "elf build failed --base-path store < failure.json")
        {
            BuildCommand.Create("failed", "Remembers a failed build, or raises the count of a known failure", Remembering.FailedAsync),
            BuildCommand.Create("succeeded", "Closes the failures that a good build has mended", Remembering.SucceededAsync),
            BuildCommand.Create("tests", "Remembers the failed tests of a run, and closes those that pass again", Remembering.TestsAsync),
            BuildCommand.Create("record", "Records what a project lists, each once for ever", Remembering.RecordAsync),
        };
        HelpText.ShowWithoutVerb(verb);
        return verb;
    }
}
