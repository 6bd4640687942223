using System.Xml.Linq;

namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>Packages follow from the commit, not from the machine that packs them.</summary>
public sealed class SameBytesTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    // Analyzers look at the sources and write nothing.
    private const string Faster = "-p:RunAnalyzers=false";

    [Fact]
    public async Task Another_clone_in_another_folder_gives_the_same_bytes_and_its_remote_leads_to_the_sources()
    {
        Clone clone = await Clone.CreateAsync(package.NewFolder("another clone").Folder);
        // Where the packages name a remote, it is this one; else one that they must not name.
        await clone.SetRemoteAsync((string?)Repository(package.Open("EmergentLearning.Memory")).Attribute("url") ?? "ssh://git@inside.example/engine.git");
        string feed = Path.Combine(clone.Folder, "artifacts");
        (await PackageFixture.PackAsync(clone.Folder, feed, Faster)).MustSucceed();

        IEnumerable<string> different =
            from path in Directory.GetFiles(package.Feed)
            let name = Path.GetFileName(path)
            where !new PackageFile(path).Bytes.AsSpan().SequenceEqual(new PackageFile(Path.Combine(feed, name)).Bytes)
            select name;
        Assert.Empty(different);

        await AssertRemoteIsNamedAsync(clone);
    }

    // The name and the password in the address are for git alone.
    private static async Task AssertRemoteIsNamedAsync(Clone clone)
    {
        await clone.SetRemoteAsync("https://somebody:secret@github.com/example/engine.git");
        string[] pack = ["pack", "src/EmergentLearning.Memory", "-c", "Release", "-o", "linked", "-v", "q", Faster];
        (await Dotnet.RunAsync(clone.Folder, new Dictionary<string, string>(), pack)).MustSucceed();

        PackageFile linked = new(Path.Combine(clone.Folder, "linked/EmergentLearning.Memory.0.1.0.nupkg"));
        XElement repository = Repository(linked);
        string commit = (string)repository.Attribute("commit")!;
        PackageFile debugging = new(Path.Combine(clone.Folder, "linked/EmergentLearning.Memory.0.1.0.snupkg"));
        byte[] symbols = debugging.Read("lib/net10.0/EmergentLearning.Memory.pdb");

        Assert.Equal("https://github.com/example/engine.git", (string?)repository.Attribute("url"));
        Assert.Null(repository.Attribute("branch"));
        Assert.Equal($$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/example/engine/{{{commit}}}/*"}}""", SourceLink.Of(symbols));
        Assert.Contains("/_/src/EmergentLearning.Memory/MemoryStore.cs", SourceLink.Documents(symbols));
        Assert.All(SourceLink.Documents(symbols), document => Assert.StartsWith("/_", document, StringComparison.Ordinal));
    }

    private static XElement Repository(PackageFile file) => Assert.Single(file.All("repository"));
}
