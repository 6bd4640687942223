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
    private const string BranchPrefix = "refs/heads/";
    private const string Name = "records of Emergent Learning, field by field";

    // Git takes a deleted file and a new one for one that was renamed when half of their bytes are alike, and two records with little but their
    // headings are. Where both clones deleted a record and each made one, it sees one file renamed to two names, and asks. Who a record is stands in its file;
    // to git only a file that moved as it was is the same.
    private const string MergeOptions = "-X find-renames=100%";

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

        bool isDriverNew = await InstallDriverAsync(repository, command, cancellationToken).ConfigureAwait(false);
        return await LimitRenamesAsync(repository, cancellationToken).ConfigureAwait(false) || isDriverNew;
    }

    private static async Task<bool> InstallDriverAsync(GitRepository repository, string command, CancellationToken cancellationToken)
    {
        bool isThere = repository.HasAttributes(Attributes)
            && await repository.FindSettingAsync(CommandSetting, cancellationToken).ConfigureAwait(false) == command;
        if (isThere)
            return false;

        await repository.SetSettingAsync(NameSetting, Name, cancellationToken).ConfigureAwait(false);
        await repository.SetSettingAsync(CommandSetting, command, cancellationToken).ConfigureAwait(false);
        await repository.AddAttributesAsync(Attributes).ConfigureAwait(false);
        return true;
    }

    /// <summary>For merges into the branch that is checked out: git has no such setting for all. Options that a person has set stay.</summary>
    private static async Task<bool> LimitRenamesAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        GitHead head = await repository.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.Detached || !head.Reference.StartsWith(BranchPrefix, StringComparison.Ordinal))
            return false;

        string setting = $"branch.{head.Reference[BranchPrefix.Length..]}.mergeOptions";
        if (await repository.FindSettingAsync(setting, cancellationToken).ConfigureAwait(false) is not null)
            return false;

        await repository.SetSettingAsync(setting, MergeOptions, cancellationToken).ConfigureAwait(false);
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

        string[] config = ReadLines(Path.Join(git, "config"));
        if (!Section(config, "[merge \"elf\"]").Contains($"\tdriver = {Escape(command)}"))
            return false;

        string head = ReadLines(Path.Join(git, "HEAD")).FirstOrDefault() ?? "";
        return head.StartsWith("ref: " + BranchPrefix, StringComparison.Ordinal)
            && Section(config, $"[branch \"{Escape(head[("ref: " + BranchPrefix).Length..])}\"]")
                .Any(static line => line.StartsWith("\tmergeOptions = ", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Section(string[] config, string header) =>
        config.SkipWhile(line => line != header).Skip(1).TakeWhile(static line => !line.StartsWith('['));

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

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
