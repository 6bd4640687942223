using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary><c>elf backup</c>: makes, lists, proves and prunes backups.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var verb = new Verb("backup", "Makes backups of the store while it is used, and proves them", "elf backup create")
        {
            BackupCreate.Create(),
            BackupList.Create(),
            BackupVerify.Create(),
            BackupPrune.Create(),
        };
        HelpText.ShowWithoutVerb(verb);
        return verb;
    }
}
