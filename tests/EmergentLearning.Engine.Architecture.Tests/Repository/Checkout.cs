using System.Diagnostics;

namespace EmergentLearning.Engine.Architecture.Tests.Repository;

/// <summary>The checkout that these tests stand in.</summary>
internal static class Checkout
{
    // Not from the path of a source file: a deterministic build in CI replaces those.
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    /// <summary>Every file that is in the repository, or would be after <c>git add</c>, relative to the root.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. ListFiles().Where(file => File.Exists(Full(file))).Order(StringComparer.Ordinal)];

    public static string Full(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(Full(file));

    /// <summary>The C# files of what ships: not tests, not samples.</summary>
    public static IEnumerable<string> ShippedCode => Files.Where(file =>
        file.EndsWith(".cs", StringComparison.Ordinal) && file.Split('/')[0] is "src" or "generators" or "analyzers" or "build");

    private static string Find(DirectoryInfo folder) =>
        folder.GetFiles("EmergentLearning.Engine.sln").Length > 0
            ? folder.FullName
            : Find(folder.Parent ?? throw new InvalidOperationException("The tests do not stand in the repository."));

    private static string[] ListFiles()
    {
        // The checkout may belong to somebody else (a container, CI): git must list it all the same.
        ProcessStartInfo start = new("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start)!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }
}
