using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites.Flow;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What is said of a hand-written rename: one rule for each step that it can lack.</summary>
internal static class RenameRules
{
    private const string Category = "FileWrites";

    public static readonly DiagnosticDescriptor RenameWithoutFlush = new(
        DiagnosticIds.RenameWithoutFlush, "A file is renamed before its bytes are on disk",
        "'{0}' publishes a file that was not flushed to disk on every way to here: after a power loss the new name can " +
        "hold an empty or torn file; call Flush(flushToDisk: true) before it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A rename can reach the disk before the bytes of the file. Flush the temporary file to disk on every path, then " +
        "rename it.",
        DiagnosticIds.HelpLink(DiagnosticIds.RenameWithoutFlush));

    public static readonly DiagnosticDescriptor RenameNotDurable = new(
        DiagnosticIds.RenameNotDurable, "A rename is not made durable",
        "'{0}' renames without syncing the directory afterwards: a power loss can bring the old file back; call " +
        "DirectorySync.Sync on the directory",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "The new name is in the directory, and the directory is in memory until it is synced. What was reported as saved " +
        "can be gone after a power loss; the old content is then whole.",
        DiagnosticIds.HelpLink(DiagnosticIds.RenameNotDurable));

    public static readonly DiagnosticDescriptor TemporaryOnOtherVolume = new(
        DiagnosticIds.TemporaryOnOtherVolume, "A temporary file is renamed from another volume",
        "'{0}' moves a file out of the directory for temporary files: where that is another volume, the move is a copy " +
        "that readers see half-done; create the temporary file beside its target",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A rename is atomic only inside one volume. From another one it becomes a copy and a deletion. Create the " +
        "temporary file in the directory of the target.",
        DiagnosticIds.HelpLink(DiagnosticIds.TemporaryOnOtherVolume));

    public static readonly DiagnosticDescriptor SharedTemporaryName = new(
        DiagnosticIds.SharedTemporaryName, "A temporary file has a name that others use too",
        "This temporary file, which '{0}' publishes, has a predictable name and is not created exclusively: two writers " +
        "fill the same file and publish a mixture; add Path.GetRandomFileName() and use FileMode.CreateNew",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Two processes that save at once open the same temporary file. One empties or fills it while the other renames " +
        "it. Use a random name and FileMode.CreateNew.",
        DiagnosticIds.HelpLink(DiagnosticIds.SharedTemporaryName));

    public static readonly DiagnosticDescriptor DeleteThenMove = new(
        DiagnosticIds.DeleteThenMove, "A file is deleted before its replacement is in place",
        "Deleting the target before '{0}' leaves a time with no file: readers find nothing and a crash there loses both; " +
        "rename over it with overwrite: true",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A rename that overwrites replaces the old file in one step. Deleting it first opens a window in which there is " +
        "no file.",
        DiagnosticIds.HelpLink(DiagnosticIds.DeleteThenMove));

    public static readonly DiagnosticDescriptor FlushThatDoesNot = new(
        DiagnosticIds.FlushThatDoesNot, "A flush does not reach the disk",
        "'{0}': the flush before it reaches the operating system and not the disk, so a power loss can leave an empty or " +
        "torn file; use Flush(flushToDisk: true) on the writing stream",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Flush() and FlushAsync() hand the bytes to the operating system. Flush(true) on a stream that cannot write " +
        "issues no fsync at all. Use Flush(flushToDisk: true) on the stream that wrote.",
        DiagnosticIds.HelpLink(DiagnosticIds.FlushThatDoesNot));

    public static readonly DiagnosticDescriptor WriterOpenAtRename = new(
        DiagnosticIds.WriterOpenAtRename, "A file is renamed while its writer is open",
        "'{0}' publishes a file whose writer is still open: bytes that wait in its buffer come later or never; flush to " +
        "disk and dispose the writer first",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A writer that is disposed after the rename writes its last bytes into the file that readers already see. Close " +
        "the writer, then rename.",
        DiagnosticIds.HelpLink(DiagnosticIds.WriterOpenAtRename));

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        RenameWithoutFlush, RenameNotDurable, TemporaryOnOtherVolume, SharedTemporaryName, DeleteThenMove, FlushThatDoesNot, WriterOpenAtRename,
    ];

    /// <summary>The steps in the order in which the first missing one is reported; the directory comes last of all, after other rules.</summary>
    public static ImmutableArray<(MissingSteps Step, DiagnosticDescriptor Rule)> ByStep { get; } =
    [
        (MissingSteps.SameVolume, TemporaryOnOtherVolume),
        (MissingSteps.NameOfItsOwn, SharedTemporaryName),
        (MissingSteps.KeptTarget, DeleteThenMove),
        (MissingSteps.ClosedWriter, WriterOpenAtRename),
        (MissingSteps.WholeFlush, FlushThatDoesNot),
        (MissingSteps.Flush, RenameWithoutFlush),
    ];
}
