namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>A solution whose projects are built at the same time, in nodes that stay, and name the same store.</summary>
public sealed class SharedStoreTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string Root = "<EmergentLearningRoot>../store</EmergentLearningRoot>";
    private const string Record = "store/memory/failures/20260105_cache-served-a-stale-price.md";

    [Fact]
    public async Task All_sync_in_turn_the_transitive_one_too_and_nothing_runs_again_until_a_file_is_edited()
    {
        SampleProject solution = NewSolution();
        await using WorkerNodes nodes = new();

        BuildReport first = (await BuildAsync(solution, nodes)).MustSucceed();
        Assert.Equal(3, first.SyncTasks);
        Assert.Equal(["ELE2001 Settings.cs:1"], first.WarningPlaces);
        Assert.NotEmpty(nodes.Running());

        BuildReport second = (await BuildAsync(solution, nodes)).MustSucceed();
        Assert.Equal((0, 0), (second.SyncTasks, second.VerifyTasks));

        File.AppendAllText(Path.Combine(solution.Folder, Record), "\nAlso seen on Tuesdays.\n");
        BuildReport third = (await BuildAsync(solution, nodes)).MustSucceed();
        Assert.Equal((3, 0), (third.SyncTasks, third.VerifyTasks));
        Assert.Empty(third.WarningPlaces);

        Outcome check = await solution.ElfAsync("sync", "--base-path", solution.Store);
        Assert.Contains("Also seen on Tuesdays", await ShowAsync(solution), StringComparison.Ordinal);
        check.MustSucceed();
        Outcome run = await solution.RunAsync(Dotnet.Host, "exec", Path.Combine(solution.Folder, "App/bin/Debug/net10.0/App.dll"));
        Assert.Equal("#1 sqlite\n", run.MustSucceed().Output);
    }

    // What the store's own history says of the record.
    private static async Task<string> ShowAsync(SampleProject solution) =>
        (await solution.RunAsync("git", "-C", solution.Store, "show", $"HEAD:{Record["store/".Length..]}")).MustSucceed().Output;

    private static Task<BuildReport> BuildAsync(SampleProject solution, WorkerNodes nodes) =>
        solution.DotnetAsync("build", ["All.slnx", "-m:2", "-nodeReuse:true"], nodes.Environment);

    private SampleProject NewSolution()
    {
        SampleProject sample = package.NewSample();
        string note = File.ReadAllText(Path.Combine(sample.Folder, "Note.cs"));
        string store = File.ReadAllText(Path.Combine(sample.Folder, "NoteStore.cs"));
        SampleProject solution = package.NewFolder("solution")
            .Write(Record, File.ReadAllText(Path.Combine(sample.Folder, Record)))
            .Write("All.slnx", """
                <Solution>
                  <Project Path="Library/Library.csproj" />
                  <Project Path="App/App.csproj" />
                  <Project Path="Other/Other.csproj" />
                </Solution>
                """);

        return solution
            .Write("Library/Library.csproj", ProjectText.Library(ProjectText.Engine, $"<TargetFramework>net10.0</TargetFramework>{Root}"))
            .Write("Library/Note.cs", note)
            .Write("Library/NoteStore.cs", store)
            .Write("App/App.csproj", ProjectText.Program("""<ProjectReference Include="../Library/Library.csproj" />""", Root))
            .Write("App/Program.cs", """
                await using var store = await GettingStarted.NoteStore.OpenAsync("data");
                GettingStarted.Note note = await store.Notes.InsertAsync(new() { Topic = "sqlite", Text = "From the library." });
                Console.WriteLine($"#{note.Id} {note.Topic}");
                """)
            .Write("App/Settings.cs", "static class Settings { public static void Save(string path) => File.WriteAllText(path, \"all\"); }")
            .Write("Other/Other.csproj", ProjectText.Library(ProjectText.Engine, $"<TargetFramework>net10.0</TargetFramework>{Root}"))
            .Write("Other/Note.cs", note)
            .Write("Other/NoteStore.cs", store);
    }
}
