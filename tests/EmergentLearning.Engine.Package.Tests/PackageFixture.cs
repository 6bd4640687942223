using EmergentLearning.Engine.Package.Tests.Packaging;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>
/// Packs everything once, into a feed of its own, and gives every project a package cache of its own, so that no test sees an older package.
/// Everything else comes from what this machine has restored already: nothing is downloaded. All tests share it, whichever class they stand in, and
/// classes run side by side: a build of a small project keeps one core busy.
/// </summary>
public sealed class PackageFixture : IAsyncLifetime
{
    // Not in the context of the test that happens to come first: the others wait for it.
    private static readonly Lazy<Task<string>> Packed = new(() => Task.Run(PackAsync));
    private static int _samples;
    private string _folder = "";

    internal static string RepositoryRoot { get; } = FindRepository(new(AppContext.BaseDirectory));

    internal string Feed => FeedIn(_folder);

    internal string Package => Path.Combine(Feed, "EmergentLearning.Engine.0.1.0.nupkg");

    /// <summary>The environment in which users' projects are built: a private package cache, and a network in which nothing answers.</summary>
    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(_folder, "packages"),
        ["HTTP_PROXY"] = Nowhere,
        ["HTTPS_PROXY"] = Nowhere,
        ["ALL_PROXY"] = Nowhere,
        ["NO_PROXY"] = "",
    };

    private static string Nowhere => "http://127.0.0.1:9";

    /// <summary>A package of the feed.</summary>
    internal PackageFile Open(string id, string extension = "nupkg") => new(Path.Combine(Feed, $"{id}.0.1.0.{extension}"));

    public async Task InitializeAsync() => _folder = await Packed.Value;

    // A class does not know whether it is the last.
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Removes all that was made, after the last test.</summary>
    internal static async Task RemoveAsync()
    {
        if (Packed.IsValueCreated)
            Directory.Delete(await Packed.Value, recursive: true);
    }

    private static async Task<string> PackAsync()
    {
        string folder = Directory.CreateTempSubdirectory("elf package ö ").FullName;
        (await PackAsync(RepositoryRoot, FeedIn(folder))).MustSucceed();

        Outcome cache = await Dotnet.RunAsync(folder, new Dictionary<string, string>(), "nuget", "locals", "global-packages", "--list");
        string machine = cache.MustSucceed().Output.Split(':', 2)[1].Trim();

        // No <clear/>: the machine's own sources stay what they are.
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="elf-under-test" value="{FeedIn(folder)}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
            </configuration>
            """);
        return folder;
    }

    private static string FeedIn(string folder) => Path.Combine(folder, "feed");

    /// <summary>Packs everything that a checkout ships.</summary>
    internal static Task<Outcome> PackAsync(string checkout, string feed, params string[] also) => Dotnet.RunAsync(
        Path.GetTempPath(),
        new Dictionary<string, string>(),
        ["pack", Path.Combine(checkout, "build/package/Packages.proj"), "-c", "Release", "-o", feed, "-v", "q", .. also]);

    /// <summary>An empty folder of its own, beside the samples.</summary>
    internal SampleProject NewFolder(string name)
    {
        string target = Path.Combine(_folder, $"{name} {Interlocked.Increment(ref _samples)}");
        Directory.CreateDirectory(target);
        return new(this, target);
    }

    /// <summary>A fresh copy of a sample, in a folder with a space and a letter beyond ASCII in its name.</summary>
    /// <param name="name">Which sample.</param>
    internal SampleProject NewSample(string name = "GettingStarted")
    {
        string target = Path.Combine(_folder, $"sample {Interlocked.Increment(ref _samples)}");
        CopyFolder(Path.Combine(RepositoryRoot, "samples", name), target);
        return new(this, target);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.GetDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    // Not from the path of a source file: a deterministic build in CI replaces those.
    private static string FindRepository(DirectoryInfo folder) =>
        folder.GetFiles("EmergentLearning.Engine.sln").Length > 0
            ? folder.FullName
            : FindRepository(folder.Parent ?? throw new InvalidOperationException("The tests do not stand in the repository."));
}
