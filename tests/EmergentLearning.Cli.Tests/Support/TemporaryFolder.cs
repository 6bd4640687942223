namespace EmergentLearning.Cli.Tests.Support;

/// <summary>A folder for one test, and a store's place in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("elf-cli-").FullName;

    /// <summary>Where the store is; not made yet.</summary>
    public string Store => Path.Combine(Root, "store");

    public string At(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>Runs a verb on the store.</summary>
    public ElfRun Elf(params string[] arguments) => Support.Elf.Run([.. arguments, "--base-path", Store]);

    /// <summary>A store with one failure in it.</summary>
    public TemporaryFolder WithRecord(string title = "First", string domain = "tests")
    {
        Elf("record", "failure", "--title", title, "--domain", domain).Succeeded();
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
