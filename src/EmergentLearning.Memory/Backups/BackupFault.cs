using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Backups;

/// <summary>What can be wrong with a backup, and what to do.</summary>
internal static class BackupFault
{
    public static StoreException Damaged(string name, string reason, Exception? inner = null) => new(
        StoreFault.Validation,
        $"The backup {name} is damaged: {reason}. Nothing was changed; take another one, `elf backup list` shows them.",
        inner);

    public static StoreException NeedsKey(string name) => new(
        StoreFault.Security,
        $"The backup {name} is encrypted. Set {BackupKey.PassphraseVariable}, or give the file of its key with --key-file.");
}
