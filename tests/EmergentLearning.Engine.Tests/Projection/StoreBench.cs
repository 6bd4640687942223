using System.Diagnostics;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A folder for one store, and what a person does in it. Everything opened is closed at the end.</summary>
public sealed class StoreBench : IAsyncDisposable
{
    private readonly List<CardStore> _opened = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("elf-bench-").FullName;

    public string EngineFolder => Path.Combine(Folder, ".elf");

    public string Database => Path.Combine(Folder, "memory/cards.db");

    public async Task<CardStore> OpenAsync(StoreOptions? options = null)
    {
        CardStore store = await CardStore.OpenAsync(Folder, options);
        _opened.Add(store);
        return store;
    }

    /// <summary>Opens and closes: what a killed process left is finished then.</summary>
    public async Task RecoverAsync(StoreOptions? options = null)
    {
        await using CardStore store = await CardStore.OpenAsync(Folder, options);
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), content);
    }

    public string Git(params string[] arguments) => Run(mustSucceed: true, arguments);

    /// <summary>What git says, whether or not it succeeds.</summary>
    public string TryGit(params string[] arguments) => Run(mustSucceed: false, arguments);

    public string Head() => Git("rev-parse", "HEAD").Trim();

    /// <summary>The subjects of all commits of the branch, oldest first.</summary>
    public string[] Subjects() => Git("log", "--reverse", "--format=%s").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What must hold of any store at rest.</summary>
    public async Task AssertAtRestAsync()
    {
        await using (CardStore store = await CardStore.OpenAsync(Folder))
            AssertDocuments(store);
        await AssertSettledAsync();
    }

    /// <summary>What must hold whatever a person has committed meanwhile: nothing is left to do, and doing it again changes nothing.</summary>
    public async Task AssertSettledAsync()
    {
        await using (CardStore store = await CardStore.OpenAsync(Folder))
        {
            Assert.Empty(store.Engine.Read(0, static (session, _) => DocumentIndex.ReadQueuedPaths(session)));
            Assert.Empty(store.Engine.Read(0, static (session, _) => DocumentIndex.ReadUncommittedPaths(session)));
        }

        Assert.Empty(Directory.EnumerateFiles(Folder, "*.eltmp", SearchOption.AllDirectories));
        Assert.False(PassMarker.Exists(EngineFolder), "the marker of a pass is left");
        Assert.Equal("", Git("fsck", "--strict", "--no-progress", "--no-dangling"));
        string head = Head();
        await RecoverAsync();
        Assert.Equal(head, Head());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (CardStore store in _opened)
            await store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private void AssertDocuments(CardStore store)
    {
        IReadOnlyDictionary<string, string> documents = store.Engine.Read(0, static (session, _) => DocumentIndex.ReadHashes(session));
        foreach (string path in documents.Keys.Where(path => File.Exists(PathOf(path))))
        {
            byte[] content = store.Engine.Read(path, static (session, path) => DocumentIndex.FindContent(session, path))!;
            string committed = Git("show", $"HEAD:{path}");
            Assert.Equal(System.Text.Encoding.UTF8.GetString(content), committed);
        }
    }

    private string Run(bool mustSucceed, string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Folder, "-c", "user.name=person", "-c", "user.email=person@localhost", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(!mustSucceed || process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }
}
