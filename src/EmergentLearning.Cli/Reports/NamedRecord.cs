using System.Text.Json;
using EmergentLearning.Cli.Output;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Syncing.Deletions;

namespace EmergentLearning.Cli.Reports;

/// <summary>A record that a person named.</summary>
/// <param name="Row">The record; as it was, when it is deleted.</param>
/// <param name="Deleted">What is known of its deletion; <see langword="null"/> for one that lives.</param>
internal sealed record NamedRecord(KindRow Row, DeletedRecord? Deleted)
{
    /// <summary>The members of a deleted record, none for one that lives.</summary>
    public void WriteDeletion(Utf8JsonWriter json)
    {
        if (Deleted is null)
            return;

        json.WriteString("deleted_at", Deleted.DeletedAt);
        json.WriteString("deleted_reason", Deleted.Reason);
    }

    /// <summary>The line of a deleted record, none for one that lives.</summary>
    public void WriteDeletion(TextOutput text)
    {
        if (Deleted is not null)
            text.Line($"  deleted: {Deleted.DeletedAt} ({Deleted.Reason})");
    }

    /// <summary>What to do to have a deleted record again.</summary>
    public static string HowToRevive(string? path) =>
        $"To have it again, bring its file back, as with `git log -- {path}` and `git checkout COMMIT -- {path}`, then run `elf sync --fix`.";
}
