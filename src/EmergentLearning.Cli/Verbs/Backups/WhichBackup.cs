using System.CommandLine;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary>How a backup is named on the command line.</summary>
internal static class WhichBackup
{
    public static Argument<string> Argument() => new("BACKUP")
    {
        Description = "Its name, `latest`, or a date or time (UTC): the newest that is not later",
    };
}
