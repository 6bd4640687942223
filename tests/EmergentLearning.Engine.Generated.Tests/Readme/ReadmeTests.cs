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
        Note note = await store.Notes.InsertAsync(new() { Topic = "sqlite", Text = "Retry with jitter" });   // once it is durable
        store.Notes.ListByTopic("sqlite");
        store.Heaviest("sqlite", min: 3, take: 10);
        store.Notes.Where(Note.Columns.Topic == "sqlite" & Note.Columns.Weight >= 3).OrderByDescending(Note.Columns.CreatedAt).Take(10).ToList();
        store.Notes.Search("retry jitter", take: 10);
        await store.Notes.UpdateAsync(note.Id, Note.Columns.Weight.Set(5));        // the row, its file and its commit
        await store.WriteAsync(tx => tx.Notes.DeleteWhere(Note.Columns.Weight < 3));   // any number of tables: all or nothing
        // </readme>

        Note heavy = note with { Weight = 5 };
        Assert.Equal([heavy], store.Notes.ListByTopic("sqlite"));
        Assert.Equal([heavy], store.Heaviest("sqlite", min: 5, take: 10));
        Assert.Equal([heavy], store.Notes.Where(Note.Columns.Topic == "sqlite" & Note.Columns.Weight >= 3).OrderByDescending(Note.Columns.CreatedAt).Take(10).ToList());
        Assert.Equal("**Retry** with **jitter**", Assert.Single(store.Notes.Search("retry jitter", take: 10)).Snippet);
        Assert.True(note.CreatedAt > DateTimeOffset.UnixEpoch);
        Assert.True(File.Exists(Path.Combine(folder.Path, "data", "store.db")));
    }
}
