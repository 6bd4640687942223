using System.Globalization;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Single;

/// <summary>How a person names one record: <c>decision/3</c>, or its uid.</summary>
internal static class RecordReference
{
    public const string Help = "The record: kind/number, as decision/3, or its uid";

    /// <summary>The record.</summary>
    public static KindRow Require(MemoryReader reader, string reference) =>
        (TryRead(reference, out RecordKind? kind, out long id) ? reader.Find(kind!.Name, id) : reader.Find(reference)) ?? throw Unknown(reference);

    /// <summary>The record, in a store that is open for writing.</summary>
    public static KindRow Require(MemoryStore store, string reference) =>
        (TryRead(reference, out RecordKind? kind, out long id) ? store.Find(kind!.Name, id) : store.Find(reference)) ?? throw Unknown(reference);

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

    private static StoreException Unknown(string reference) =>
        ParseFault.Input($"There is no record '{reference}'. Name it as decision/3, or by its uid; `elf query` shows what there is.");
}
