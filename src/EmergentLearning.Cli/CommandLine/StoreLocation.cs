using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>Where the store is.</summary>
internal static class StoreLocation
{
    /// <summary>Makes sure that there is a store: what changes a record must not create one.</summary>
    public static void RequireStore(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "memory", "index.db")))
            throw new StoreException(StoreFault.Database, $"There is no store in {folder}. Record something or run `elf init` to create it.");
    }

    /// <summary>
    /// The absolute path: the one given, else <c>$EMERGENT_LEARNING_HOME</c>, else the original's place below the home folder.
    /// </summary>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return given.Length > 0
                ? Path.GetFullPath(given)
                : throw ParseFault.Input("The base path is empty. Give a folder with --base-path, or leave the option out.");
        }

        string? configured = Environment.GetEnvironmentVariable("EMERGENT_LEARNING_HOME");
        if (!string.IsNullOrEmpty(configured))
            return Path.GetFullPath(configured);

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? Path.Combine(home, ".claude", "emergent-learning")
            : throw ParseFault.Input("There is no home folder. Give the store's folder with --base-path or EMERGENT_LEARNING_HOME.");
    }
}
