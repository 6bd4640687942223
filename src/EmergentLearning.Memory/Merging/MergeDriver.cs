using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// Has git merge a store's files record by record. Installed in each clone by itself, in its configuration and its own list of attributes:
/// git takes no program to run out of files that are pulled, and a store's <c>.gitattributes</c>, if it has one, is a person's. Thread-safe.
/// </summary>
public static class MergeDriver
{
    private const string NameSetting = "merge.elf.name";
    private const string CommandSetting = "merge.elf.driver";
    private const string Name = "records of Emergent Learning, field by field";

    private static readonly string[] Attributes =
    [
        "/memory/**/*.md merge=elf", "/golden-rules/**/*.md merge=elf", "/ceo-inbox/**/*.md merge=elf",
        "/cycles/**/*.md merge=elf", "/experiments/**/*.md merge=elf", "/proposals/**/*.md merge=elf",
    ];

    /// <summary>Installs it, unless it is.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="program">The command that runs <c>elf</c>, for a shell.</param>
    /// <param name="cancellationToken">Ends the waiting for others.</param>
    /// <returns>Whether something had to be done.</returns>
    /// <exception cref="StoreException">Git failed, or the configuration cannot be written.</exception>
    public static async Task<bool> InstallAsync(string folder, string program, CancellationToken cancellationToken = default)
    {
        string command = $"{program} merge-driver %O %A %B %P";
        if (IsPlainlyThere(folder, command)
            || await GitRepository.FindAsync(folder, cancellationToken).ConfigureAwait(false) is not { } repository)
            return false;

        bool isThere = repository.HasAttributes(Attributes)
            && await repository.FindSettingAsync(CommandSetting, cancellationToken).ConfigureAwait(false) == command;
        if (isThere)
            return false;

        await repository.SetSettingAsync(NameSetting, Name, cancellationToken).ConfigureAwait(false);
        await repository.SetSettingAsync(CommandSetting, command, cancellationToken).ConfigureAwait(false);
        await repository.AddAttributesAsync(Attributes).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Whether it stands where and as git writes it, which a look into two files tells without starting git. Anything else is left to git: a
    /// linked work tree, a configuration written by hand.
    /// </summary>
    private static bool IsPlainlyThere(string folder, string command)
    {
        string git = Path.Join(folder, ".git");
        if (!Attributes.All(ReadLines(Path.Join(git, "info", "attributes")).Contains))
            return false;

        string escaped = command.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return ReadLines(Path.Join(git, "config"))
            .SkipWhile(static line => line != "[merge \"elf\"]").Skip(1)
            .TakeWhile(static line => !line.StartsWith('['))
            .Contains($"\tdriver = {escaped}");
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Git says what is wrong with it.
            return [];
        }
    }

    /// <summary>Whether a clone lacks it although it knows other clones.</summary>
    /// <param name="folder">The store's folder, a repository.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public static async Task<bool> IsMissingAsync(string folder, CancellationToken cancellationToken = default)
    {
        GitRepository repository = await GitRepository.OpenAsync(folder, cancellationToken).ConfigureAwait(false);
        return await repository.HasRemoteAsync(cancellationToken).ConfigureAwait(false)
            && !(repository.HasAttributes(Attributes)
                && await repository.FindSettingAsync(CommandSetting, cancellationToken).ConfigureAwait(false) is not null);
    }
}
