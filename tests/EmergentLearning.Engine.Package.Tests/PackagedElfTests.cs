using System.Text.Json;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>The package as it is, with the <c>elf</c> that is in it.</summary>
public sealed class PackagedElfTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task The_first_build_brings_the_markdown_into_the_database_and_the_second_runs_nothing()
    {
        SampleProject sample = package.NewSample();
        string record = Assert.Single(Directory.GetFiles(sample.Failures));
        byte[] before = File.ReadAllBytes(record);

        BuildReport first = (await sample.BuildAsync()).MustSucceed();
        Assert.Equal(1, first.SyncTasks);
        Assert.Empty(first.WarningCodes);

        Outcome query = await sample.ElfAsync("query", "--domain", "caching", "--format", "json", "--base-path", sample.Store);
        using JsonDocument rows = JsonDocument.Parse(query.MustSucceed().Output);
        Assert.Contains("Cache served a stale price", rows.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(record));

        // As a user builds it, with the restore before it.
        BuildReport second = (await sample.DotnetAsync("build", [])).MustSucceed();
        Assert.Equal(0, second.SyncTasks);
        Assert.True(second.SyncWasUpToDate);
    }

    [Fact]
    public async Task A_store_inside_the_users_repository_leaves_it_as_it_was()
    {
        SampleProject sample = package.NewSample();
        await GitAsync(sample, "init", "-q");
        File.WriteAllText(Path.Combine(sample.Folder, ".git/info/exclude"), "bin/\nobj/\n*.binlog\n");
        await GitAsync(sample, "add", ".");
        await GitAsync(sample, "-c", "user.name=A User", "-c", "user.email=a@user.example", "commit", "-qm", "Mine");
        string before = await GitAsync(sample, "rev-parse", "HEAD");

        (await sample.BuildAsync()).MustSucceed();

        Assert.Equal(before, await GitAsync(sample, "rev-parse", "HEAD"));
        Assert.Equal("", await GitAsync(sample, "status", "--porcelain"));
        Assert.Contains("sync: 1 file", await GitAsync(sample, "-C", sample.Store, "log", "--format=%s"), StringComparison.Ordinal);
        Assert.Contains("store/memory/failures/", await GitAsync(sample, "ls-files", "store"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_store_does_not_become_one()
    {
        SampleProject sample = package.NewSample();

        BuildReport report = (await sample.BuildAsync("-p:EmergentLearningRoot=.")).MustSucceed();

        Assert.Equal(["ELE9004", "ELE9002"], report.WarningCodes);
        Assert.False(Directory.Exists(Path.Combine(sample.Folder, ".git")));
        Assert.False(Directory.Exists(Path.Combine(sample.Folder, ".elf")));
    }

    [Fact]
    public async Task The_built_program_stores_a_note_and_prints_it()
    {
        SampleProject sample = package.NewSample();
        (await sample.BuildAsync("-p:EmergentLearningSyncEnabled=false")).MustSucceed();

        string program = Path.Combine(sample.Folder, "bin/Debug/net10.0/GettingStarted.dll");
        Outcome first = await sample.RunAsync(Dotnet.Host, "exec", program);
        Outcome second = await sample.RunAsync(Dotnet.Host, "exec", program);

        const string Line = "sqlite: WAL needs one writer at a time.";
        Assert.Equal([$"#1 {Line}"], Lines(first));
        Assert.Equal([$"#2 {Line}", $"#1 {Line}"], Lines(second));
        Assert.True(File.Exists(Path.Combine(sample.Folder, "data/notes/sqlite/1.md")));
        Assert.Contains("notes/sqlite/2.md", await GitAsync(sample, "-C", Path.Combine(sample.Folder, "data"), "ls-files"), StringComparison.Ordinal);
    }

    private static string[] Lines(Outcome run) => run.MustSucceed().Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static async Task<string> GitAsync(SampleProject sample, params string[] arguments) =>
        (await sample.RunAsync("git", arguments)).MustSucceed().Output.Trim();
}
