using EmergentLearning.Engine.Generated.Tests.Infrastructure;

namespace EmergentLearning.Engine.Generated.Tests.Readme;

/// <summary>What the README shows, run. That it is what the README shows is tested in Generators.Tests.</summary>
[Collection(nameof(RunsAlone))]
public sealed class ReadmeTests
{
    [Fact]
    public async Task What_the_readme_shows_runs_as_it_stands()
    {
        using var folder = new WorkingFolder();

        // <readme>
        await using var store = await NoteStore.OpenAsync("data");    // one folder: database, files, git
        Note note = await store.Notes.InsertAsync(new() { Topic = "sqlite", Text = "WAL" });   // returns once it is durable
        store.Notes.ListByTopic("sqlite");
        store.Heaviest("sqlite", min: 3, take: 10);
        // </readme>

        Assert.Equal([note], store.Notes.ListByTopic("sqlite"));
        Assert.Equal([note], store.Heaviest("sqlite", min: 3, take: 10));
        Assert.Empty(store.Heaviest("sqlite", min: 4, take: 10));
        Assert.True(File.Exists(Path.Combine(folder.Path, "data", "store.db")));
    }
}
