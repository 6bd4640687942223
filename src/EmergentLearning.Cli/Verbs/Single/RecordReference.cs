using System.Globalization;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Syncing.Deletions;

namespace EmergentLearning.Cli.Verbs.Single;

/// <summary>How a person names one record: <c>decision/3</c>, or its uid.</summary>
internal static class RecordReference
{
    public const string Help = "The record: kind/number, as decision/3, or its uid";

    /// <summary>The record, or the one that it was when it is deleted.</summary>
    public static NamedRecord Require(MemoryReader reader, string reference)
    {
        bool isNumber = TryRead(reference, out RecordKind? kind, out long id);
        if ((isNumber ? reader.Find(kind!.Name, id) : reader.Find(reference)) is { } row)
            return new NamedRecord(row, Deleted: null);

        return (isNumber ? reader.FindDeleted(kind!.Name, id) : reader.FindDeleted(reference)) is { } deleted
            ? new NamedRecord(deleted.Row, deleted)
            : throw Unknown(reference);
    }

    /// <summary>The record, in a store that is open for writing.</summary>
    public static KindRow Require(MemoryStore store, string reference)
    {
        bool isNumber = TryRead(reference, out RecordKind? kind, out long id);
        return (isNumber ? store.Find(kind!.Name, id) : store.Find(reference))
            ?? throw ((isNumber ? store.FindDeleted(kind!.Name, id) : store.FindDeleted(reference)) is { } deleted
                ? IsDeleted(reference, deleted)
                : Unknown(reference));
    }

    private static bool TryRead(string reference, out RecordKind? kind, out long id)
    {
        id = 0;
        kind = null;
        string[] parts = reference.Split('/');
        if (parts.Length != 2)
            return false;

        kind = RecordKinds.Find(parts[0])
            ?? throw ParseFault.Input($"The kind '{parts[0]}' is not known. Use {string.Join(", ", RecordKinds.All.Select(static known => known.Name))}.");
        return long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out id)
            ? true
            : throw ParseFault.Input($"'{parts[1]}' is not a number. Name the record as {parts[0]}/3.");
    }

    private static StoreException IsDeleted(string reference, DeletedRecord deleted) => ParseFault.Input(
        $"The record '{reference}' was deleted ({deleted.DeletedAt}: {deleted.Reason}). {NamedRecord.HowToRevive(deleted.Row.Path)}");

    private static StoreException Unknown(string reference) =>
        ParseFault.Input($"There is no record '{reference}'. Name it as decision/3, or by its uid; `elf query` shows what there is.");
}
