using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>A store that cannot be written while a project is built: a coded warning, or an error where the user asked for it; nothing is lost.</summary>
public sealed class StoreTroubleTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Strict = "-p:EmergentLearningStrict=true";

    [Fact]
    public async Task A_store_that_another_process_writes_to_is_waited_for_then_warned_of_and_synced_by_the_next_build()
    {
        SampleProject sample = package.NewSample();
        SampleProject strict = package.NewSample();
        (await sample.BuildAsync()).MustSucceed();
        string record = Assert.Single(Directory.GetFiles(sample.Failures));
        await File.AppendAllTextAsync(record, "\nEdited while it was locked.\n");

        await using (SqliteConnection other = await BeginWritingAsync(sample))
        {
            Task<BuildReport> warned = sample.BuildAsync();
            Task<BuildReport> failed = strict.BuildAsync(Strict, $"-p:EmergentLearningRoot={sample.Store}");

            Assert.Equal(["ELE9004", "ELE9002"], (await warned).MustSucceed().WarningCodes);
            Assert.Contains("locked", Assert.Single((await warned).Warnings("ELE9004")), StringComparison.Ordinal);
            (await failed).MustFailWith("ELE9002");
        }

        BuildReport next = (await sample.BuildAsync()).MustSucceed();
        Assert.Equal(1, next.SyncTasks);
        Assert.Empty(next.WarningCodes);
        Assert.Contains("Edited while it was locked.", await HeadAsync(sample, record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_tree_that_cannot_be_written_builds_elsewhere_with_a_warning()
    {
        SampleProject sample = package.NewSample();
        SampleProject place = package.NewFolder("artifacts");
        string[] before = Directory.GetFileSystemEntries(sample.Folder, "*", SearchOption.AllDirectories);

        Assert.Equal(["ELE9004", "ELE9002"], (await BuildReadOnlyAsync(sample, place)).MustSucceed().WarningCodes);
        (await BuildReadOnlyAsync(sample, place, Strict)).MustFailWith("ELE9002");

        Assert.Equal(before, Directory.GetFileSystemEntries(sample.Folder, "*", SearchOption.AllDirectories));
        Assert.Single(Directory.GetFiles(Path.Combine(place.Folder, "bin"), "GettingStarted.dll", SearchOption.AllDirectories));
    }

    // As any program that knows nothing of us would hold it.
    private static async Task<SqliteConnection> BeginWritingAsync(SampleProject sample)
    {
        SqliteConnection connection = new($"Data Source={Path.Combine(sample.Store, "memory/index.db")};Pooling=False");
        await connection.OpenAsync();
        await using SqliteCommand begin = connection.CreateCommand();
        begin.CommandText = "begin immediate";
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    // Permissions do not stop root: for the build, and for nothing else, the folder is mounted read-only.
    private static Task<BuildReport> BuildReadOnlyAsync(SampleProject sample, SampleProject place, params string[] arguments)
    {
        const string Mount = """mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@" """;
        string[] readOnly = ["unshare", "--mount", "--map-root-user", "sh", "-c", Mount, sample.Folder];
        return place.DotnetAsync("build", [sample.Folder, "--artifacts-path", place.Folder, .. arguments], readOnly);
    }

    private static async Task<string> HeadAsync(SampleProject sample, string record) =>
        (await sample.RunAsync("git", "-C", sample.Store, "show", $"HEAD:{Path.GetRelativePath(sample.Store, record)}")).MustSucceed().Output;
}
