using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Cli.Verbs.Backups;

/// <summary>Where backups lie, and what opens them. One instance belongs to one verb.</summary>
internal sealed class BackupPlace
{
    private readonly Option<string?> _folder = new("--dir") { Description = "Where the backups lie; else `backups` in the store's folder", HelpName = "DIR" };

    private readonly Option<string?> _keyFile = new("--key-file")
    {
        Description = $"A file whose bytes encrypt the backup; else the passphrase in ${BackupKey.PassphraseVariable}, else it is not encrypted",
        HelpName = "FILE",
    };

    public static BackupPlace AddTo(Command verb, bool withKey = true)
    {
        var place = new BackupPlace();
        verb.Options.Add(place._folder);
        if (withKey)
            verb.Options.Add(place._keyFile);
        return place;
    }

    /// <summary>The backups of a store.</summary>
    public StoreBackups Open(ParseResult parsed, string storeFolder) => new(storeFolder, Options(parsed));

    /// <summary>Where they lie, and their key.</summary>
    public BackupOptions Options(ParseResult parsed) => new() { Folder = Folder(parsed), Key = Key(parsed) };

    private string? Folder(ParseResult parsed) => parsed.GetValue(_folder) is not { } folder ? null
        : folder.Length > 0 ? Path.GetFullPath(folder)
        : throw ParseFault.Input("The folder of the backups is empty. Give one with --dir, or leave the option out.");

    private BackupKey? Key(ParseResult parsed)
    {
        if (parsed.GetResult(_keyFile) is not null && parsed.GetValue(_keyFile) is { } file)
            return BackupKey.FromFile(Path.GetFullPath(file));

        string? passphrase = Environment.GetEnvironmentVariable(BackupKey.PassphraseVariable);
        return string.IsNullOrEmpty(passphrase) ? null : BackupKey.FromPassphrase(passphrase);
    }
}
