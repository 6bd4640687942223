using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Documents whose record was found in another file: a person, or a pull, gave the file another name and changed it as well.</summary>
internal static class MovedRecords
{
    /// <summary>What is said of such a file.</summary>
    public const string Elsewhere = "its record is in another file now";

    /// <summary>Whether the one record that a document names has a row, and that row another file.</summary>
    public static bool HasLeft(IWriteTransaction transaction, string path)
    {
        if (transaction.FindDocument(path) is not { } content)
            return false;

        string? uid = FileClassifier.Classify(path, content).Uid;
        return uid is not null && RecordKinds.Tables.Any(table => IsElsewhere(transaction, table, uid, path));
    }

    private static bool IsElsewhere(IWriteTransaction transaction, string table, string uid, string path)
    {
        using IStatement select = transaction.Prepare($"select filepath from {table} where uid = ?1 and filepath is not null and filepath <> ?2");
        select.BindText(1, uid);
        select.BindText(2, path);
        return select.MoveNext() && RecordOwner.StillIn(transaction, select.GetText(0), uid);
    }
}
