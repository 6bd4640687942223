namespace EmergentLearning.Engine.Package.Tests.Packaging;

/// <summary>Another clone of this commit, in a folder of another name, with what is not committed yet.</summary>
internal sealed class Clone(string folder)
{
    private static readonly IReadOnlyDictionary<string, string> Plain = new Dictionary<string, string>();

    public string Folder => folder;

    public static async Task<Clone> CreateAsync(string folder)
    {
        string root = PackageFixture.RepositoryRoot;
        await GitAsync(root, "clone", "-q", "--shared", root, folder);
        Clone clone = new(folder);

        foreach (string file in await FilesAsync(root, "diff", "--name-only", "--diff-filter=D", "HEAD"))
            File.Delete(Path.Combine(folder, file));
        string[] changed =
        [
            .. await FilesAsync(root, "diff", "--name-only", "--diff-filter=d", "HEAD"),
            .. await FilesAsync(root, "ls-files", "--others", "--exclude-standard"),
        ];
        foreach (string file in changed)
            Copy(Path.Combine(root, file), Path.Combine(folder, file));
        return clone;
    }

    public Task SetRemoteAsync(string address) => GitAsync(folder, "remote", "set-url", "origin", address);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    private static async Task<string[]> FilesAsync(string root, string command, params string[] arguments) =>
        (await GitAsync(root, [command, "-z", .. arguments])).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<Outcome> GitAsync(string root, params string[] arguments) => (await RunAsync(root, arguments)).MustSucceed();

    private static Task<Outcome> RunAsync(string root, params string[] arguments) =>
        Dotnet.RunProgramAsync("git", root, Plain, ["-c", "safe.directory=*", .. arguments]);
}
