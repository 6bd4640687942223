using EmergentLearning.Engine.Generators.Tests.Infrastructure;

namespace EmergentLearning.Engine.Generators.Tests.Queries;

/// <summary>The statements beside the tests: in each file one a block, with an empty line between two.</summary>
internal static class StatementFile
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "EmergentLearning.Engine.Generators.Tests", "Queries");

    /// <summary>Those that SQLite accepts.</summary>
    public static IReadOnlyList<string> Accepted { get; } =
        [.. new[] { "selects", "joins", "ctes", "windows", "json", "applications", "writes" }.SelectMany(Read)];

    /// <summary>Those that SQLite refuses.</summary>
    public static IReadOnlyList<string> Refused { get; } = [.. Read("refused")];

    private static string[] Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".sql"))
        .ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
