using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What the file-write rules say.</summary>
internal static class FileWriteRules
{
    private const string Category = "FileWrites";

    public static readonly DiagnosticDescriptor WholeFileOverwrite = new(
        DiagnosticIds.WholeFileOverwrite, "A file is overwritten in place as a whole",
        "'{0}' overwrites the file in place: a reader can see it empty or half-written, and a crash leaves it so; write a " +
        "temporary file beside it, flush it to disk and rename it (AtomicFile)",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "The old content is destroyed before the new content is there. Write the new content to a new file in the same " +
        "directory, flush it to disk and rename it over the old one.",
        DiagnosticIds.HelpLink(DiagnosticIds.WholeFileOverwrite));

    public static readonly DiagnosticDescriptor NonAtomicAppend = new(
        DiagnosticIds.NonAtomicAppend, "A file is appended to without an append of its own",
        "'{0}' seeks to the end and writes there: two processes that append write over each other, and a crash leaves " +
        "half a record; append through AppendLog, or under a lock between processes",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        ".NET has no atomic append: FileMode.Append looks up the length once and then writes at that offset. Records of " +
        "two processes overwrite each other, and nothing marks where a torn one ends.",
        DiagnosticIds.HelpLink(DiagnosticIds.NonAtomicAppend));

    public static readonly DiagnosticDescriptor CheckThenAct = new(
        DiagnosticIds.CheckThenAct, "A file is written because a test found it absent",
        "'{0}' runs because the file was absent a moment ago: another process can create it in between and its content is " +
        "lost; create it with FileMode.CreateNew or AtomicFile.TryCreate and handle that the name is taken",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Between File.Exists and the write anybody can create the file. Only the file system can test and create in one " +
        "step: FileMode.CreateNew, AtomicFile.TryCreate.",
        DiagnosticIds.HelpLink(DiagnosticIds.CheckThenAct));

    public static readonly DiagnosticDescriptor MoveAsClaim = new(
        DiagnosticIds.MoveAsClaim, "A move without overwrite decides who owns a name",
        "'{0}' without overwrite tests for the target and then renames, in two steps: two processes can both succeed; " +
        "claim a name with FileMode.CreateNew or AtomicFile.TryCreate",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "On Unix File.Move without overwrite is a test followed by a rename that replaces. Measured: several processes " +
        "win the same name. Use FileMode.CreateNew or AtomicFile.TryCreate.",
        DiagnosticIds.HelpLink(DiagnosticIds.MoveAsClaim));

    public static readonly DiagnosticDescriptor ReadModifyWrite = new(
        DiagnosticIds.ReadModifyWrite, "A file is read, changed and written back without a lock",
        "'{0}' writes back what was read from the same file, and no lock is held: a change that another writer makes in " +
        "between is lost; hold a FileLock (or a lock, where one process alone writes) from the read to the write",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Two writers read the same content, each adds its own change, and the second write wipes out the first. Hold a " +
        "lock from the read to the write.",
        DiagnosticIds.HelpLink(DiagnosticIds.ReadModifyWrite));

    public static readonly DiagnosticDescriptor FlushFailureLost = new(
        DiagnosticIds.FlushFailureLost, "A failed flush to disk is ignored or tried again",
        "When '{0}' fails, the failure is ignored or the flush is tried again: the kernel may have dropped the bytes and " +
        "reports success the second time; let the failure through and write a new file",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "After a failed fsync the kernel marks the pages clean. A second fsync succeeds and proves nothing. Give up, or " +
        "write the content anew to a new file.",
        DiagnosticIds.HelpLink(DiagnosticIds.FlushFailureLost));

    public static readonly DiagnosticDescriptor ReplaceWithBackup = new(
        DiagnosticIds.ReplaceWithBackup, "File.Replace with a backup is not one step",
        "'{0}' with a backup removes the old backup, links the file and then renames: a crash in between loses the " +
        "backup; copy the backup first, then rename over the file",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "On Unix File.Replace with a backup file is three steps: unlink the backup, link the file to its name, rename. A " +
        "crash in between leaves no backup.",
        DiagnosticIds.HelpLink(DiagnosticIds.ReplaceWithBackup));

    public static readonly DiagnosticDescriptor SeveralFiles = new(
        DiagnosticIds.SeveralFiles, "Several files are replaced with nothing that keeps them together",
        "'{0}' replaces a second file in the same method: after a crash in between, one is new and the other old; write " +
        "one file, or keep what belongs together in the store",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "Each rename is atomic, the two together are not. Readers and crashes see one file new and the other old. Put " +
        "what belongs together into one file or one transaction.",
        DiagnosticIds.HelpLink(DiagnosticIds.SeveralFiles));

    public static readonly DiagnosticDescriptor HatchWithoutReason = new(
        DiagnosticIds.HatchWithoutReason, "A file-write rule is switched off without a reason",
        "'{0}' switches a file-write rule off and does not say why: give the reason, or remove it",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "The next person cannot tell a decision from a mistake. Give NonAtomicWrite and SuppressMessage a reason, and a " +
        "pragma a comment.",
        DiagnosticIds.HelpLink(DiagnosticIds.HatchWithoutReason));

    public static readonly DiagnosticDescriptor ModeAfterPublish = new(
        DiagnosticIds.ModeAfterPublish, "The mode of a file is changed after it was published",
        "'{0}' changes the mode of a file that readers know already: until then it has another, and a crash in between leaves it so; " +
        "set the mode of the temporary file before the rename",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "A file gets its name by the rename, with the mode that it has then. Set the mode of the temporary file, so that nobody can open the " +
        "file with a wrong one.",
        DiagnosticIds.HelpLink(DiagnosticIds.ModeAfterPublish));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        WholeFileOverwrite, NonAtomicAppend, CheckThenAct, MoveAsClaim, ReadModifyWrite, FlushFailureLost, ReplaceWithBackup, SeveralFiles,
        HatchWithoutReason, ModeAfterPublish, .. RenameRules.All,
    ];
}
