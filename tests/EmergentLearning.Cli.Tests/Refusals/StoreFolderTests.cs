using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Refusals;

public sealed class StoreFolderTests
{
    private static readonly string[] Failure = ["record", "failure", "--title", "Second", "--domain", "tests"];
    private static readonly string[] Heuristic = ["record", "heuristic", "--rule", "A rule", "--domain", "linked"];

    [Fact]
    public void A_base_path_that_is_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Store, "precious");

        Refuse(folder, Failure, 4, "is a file");
    }

    [Fact]
    public void A_folder_of_somebody_else_is_refused_until_init_makes_it_a_store()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Store);
        File.WriteAllText(folder.At("store", "thesis.txt"), "precious");

        Refuse(folder, Failure, 3, "elf init");
        folder.Elf("init").Succeeded();
        folder.Elf(Failure).Succeeded();
        Assert.Equal("precious", File.ReadAllText(folder.At("store", "thesis.txt")));
    }

    [Fact]
    public void A_damaged_repository_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("store", ".git"));
        File.WriteAllText(folder.At("store", ".git", "HEAD"), "garbage");

        Refuse(folder, Failure, 3, ".git");
    }

    [Fact]
    public void A_repository_that_is_damaged_later_refuses_no_record_and_the_commit_follows_when_it_is_mended()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        string head = folder.At("store", ".git", "HEAD");
        string whole = File.ReadAllText(head);
        File.WriteAllText(head, "garbage");

        ElfRun run = folder.Elf([.. Failure, "--format", "json"]);

        Assert.Equal(0, run.ExitCode);
        run.AssertOneErrorLine();
        Assert.Contains("git", run.Error, StringComparison.Ordinal);
        string path = run.Json.GetProperty("path").GetString()!;
        Assert.True(File.Exists(folder.At("store", path)));
        File.WriteAllText(head, whole);
        folder.Elf([.. Heuristic]).Succeeded();
        Assert.Equal(File.ReadAllText(folder.At("store", path)), Git.Run(folder.Store, "show", $"HEAD:{path}"));
    }

    [Fact]
    public void A_link_in_place_of_the_memory_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Store);
        Directory.CreateDirectory(folder.At("elsewhere"));
        Directory.CreateSymbolicLink(folder.At("store", "memory"), folder.At("elsewhere"));

        Refuse(folder, Failure, 6, "symbolic link");
    }

    [Fact]
    public void A_link_in_place_of_a_record_folder_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        Directory.CreateDirectory(folder.At("elsewhere"));
        Directory.CreateSymbolicLink(folder.At("store", "memory", "heuristics"), folder.At("elsewhere"));

        RefuseRow(folder, Heuristic, 6, "symbolic link");
    }

    [Fact]
    public void A_link_in_place_of_a_record_file_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        File.WriteAllText(folder.At("victim"), "precious");
        Directory.CreateDirectory(folder.At("store", "memory", "heuristics"));
        File.CreateSymbolicLink(folder.At("store", "memory", "heuristics", "linked.md"), folder.At("victim"));

        RefuseRow(folder, Heuristic, 6, "symbolic link");
        Assert.Equal("precious", File.ReadAllText(folder.At("victim")));
    }

    [Fact]
    public void A_record_file_with_a_second_name_is_refused()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        folder.Elf(Heuristic).Succeeded();
        string file = folder.At("store", "memory", "heuristics", "linked.md");
        File.Move(file, folder.At("victim"));
        Links.CreateHard(folder.At("victim"), file);
        byte[] before = File.ReadAllBytes(folder.At("victim"));

        RefuseRow(folder, ["record", "heuristic", "--rule", "Another", "--domain", "linked"], 6, "hard links");
        Assert.Equal(before, File.ReadAllBytes(folder.At("victim")));
    }

    private static void Refuse(TemporaryFolder folder, string[] arguments, int exitCode, string saying)
    {
        string before = FolderSnapshot.Of(folder.Root);

        folder.Elf(arguments).Refused(exitCode, saying);

        Assert.Equal(before, FolderSnapshot.Of(folder.Root));
    }

    /// <summary>The store is whole and open: what counts is that it holds and shows nothing new.</summary>
    private static void RefuseRow(TemporaryFolder folder, string[] arguments, int exitCode, string saying)
    {
        string statistics = folder.Elf("query", "--stats", "--format", "json").Succeeded().Output;
        string files = Files(folder);

        folder.Elf(arguments).Refused(exitCode, saying);

        Assert.Equal(files, Files(folder));
        Assert.Equal(statistics, folder.Elf("query", "--stats", "--format", "json").Succeeded().Output);
    }

    /// <summary>Without the database: a transaction that was rolled back may have touched its log.</summary>
    private static string Files(TemporaryFolder folder) => string.Join('\n', FolderSnapshot.Of(folder.Root).Split('\n')
        .Where(line => !line.Contains("index.db", StringComparison.Ordinal) && !line.Contains("/.elf/", StringComparison.Ordinal)));
}
