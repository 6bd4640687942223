using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing;

/// <summary>The table of what was imported from where.</summary>
internal static class ImportLedger
{
    /// <summary>Notes that a file was taken in.</summary>
    public static void Add(IWriteTransaction transaction, ImportedFile file, string path, byte[] content, DateTimeOffset now)
    {
        string hash = FileContent.Hash(content);
        if (Contains(transaction, file.SourcePath, hash))
            return;

        transaction.InsertRow(new ImportedDocument
        {
            SourcePath = file.SourcePath,
            SourceHash = hash,
            Path = path,
            Kind = file.Kind.ToString(),
            Reason = file.VerbatimReason,
            ImportedAt = Timestamps.Format(now),
        });
    }

    /// <summary>Whether these bytes were imported from that path before.</summary>
    public static bool Contains(IReadSession session, string sourcePath, string hash)
    {
        using IStatement select = session.Prepare("select 1 from elf_imports where source_path = ?1 and source_hash = ?2");
        select.BindText(1, sourcePath);
        select.BindText(2, hash);
        return select.MoveNext();
    }
}
