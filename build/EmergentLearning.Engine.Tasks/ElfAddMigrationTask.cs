using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks;

/// <summary>
/// Writes the next version of an assembly's schema into the lock, and the migration to it: <c>elf schema add</c>. Somebody asked for it,
/// so what stands in the way is an error.
/// </summary>
public sealed class ElfAddMigrationTask : ElfSchemaTask
{
    /// <summary>Whether columns and tables may be dropped with what is in them. Default: <see langword="false"/>.</summary>
    public bool AllowDataLoss { get; set; }

    private protected override IReadOnlyList<IReadOnlyList<string>> Commands =>
    [
        ["schema", "add", "--assembly", Assembly, "--lock", Lock, .. AllowDataLoss ? ["--allow-data-loss"] : Array.Empty<string>()],
    ];

    private protected override void LogOutput(string line) => Log.LogMessage(MessageImportance.High, "{0}", line);

    private protected override void LogSaid(string line) => Log.LogError(null, BuildCodes.NoMigration, null, null, 0, 0, 0, 0, "{0}", line);
}
