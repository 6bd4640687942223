namespace EmergentLearning.Cli.Verbs.Manual;

/// <summary>What the manual page says beside the commands. The codes are those of docs/cli.md, which a test holds.</summary>
internal static class ManTexts
{
    public const string Summary = "records, queries and verifies a store of the Emergent Learning Framework";

    public static IReadOnlyList<string> Description { get; } =
    [
        "A store is a folder with a database, a Markdown file for each record and a git repository of these files. elf records into it from any number of "
        + "processes at once, asks it, keeps its files in step, and backs it up.",
        "elf never asks back. The word behind an option is its value, whatever it looks like.",
        "When something goes wrong, one line on standard error says what happened and what to do.",
    ];

    public static IReadOnlyList<(string Term, string Meaning)> ExitCodes { get; } =
    [
        ("0", "Done; a record is durable."),
        ("1", "The input was refused: nothing was written. For doctor: somebody should look."),
        ("2", "The database is absent, damaged, foreign, or from a newer version. For doctor: bad."),
        ("3", "The git repository is somebody else's, or damaged."),
        ("4", "The file system: read-only, full, or something else lies in the place."),
        ("5", "Something that has to be installed is not."),
        ("6", "Security: a link, a second name of a file, or a path in disguise."),
        ("7", "Database and files are not in step; or a schema disagrees with SQLite or its lock."),
        ("8", "A lock was not obtained in time; the line names its holder."),
        ("99", "Unexpected: a defect."),
        ("130", "Interrupted; what was acknowledged is kept."),
    ];

    public static IReadOnlyList<(string Term, string Meaning)> Variables { get; } =
    [
        ("EMERGENT_LEARNING_HOME", "The folder of the store where --base-path is not given."),
        ("KIND_FIELD", "Stands in for an option of elf record: DECISION_TITLE for --title of a decision. The help of each kind names them."),
        (BackupVariable, "The passphrase of encrypted backups."),
        ("VISUAL, EDITOR", "The editor of elf record --edit; VISUAL goes first."),
        ("NO_COLOR", "No colours, whatever its value."),
        ("ELF_DEBUG", "1: the stack follows the line about a failure."),
    ];

    public static IReadOnlyList<(string Term, string Meaning)> Files { get; } =
    [
        ("~/.claude/emergent-learning", "The store, unless told otherwise."),
        ("memory/index.db", "Its database."),
        ("memory/", "A file for each record, in a folder for each kind."),
    ];

    private static string BackupVariable => Memory.Backups.BackupKey.PassphraseVariable;
}
