using System.Globalization;

namespace EmergentLearning.Engine.Authoring;

/// <summary>A file with the SQL of one version: <c>migrations/&lt;store&gt;/0002.sql</c>, or <c>0002_why.sql</c>.</summary>
internal sealed record MigrationFile(int Version, string Path, string Sql)
{
    /// <summary>The files of a store, by version.</summary>
    public static IReadOnlyList<MigrationFile> ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
            return [];

        return [.. Directory.EnumerateFiles(folder, "*.sql").Select(Read).OfType<MigrationFile>().OrderBy(file => file.Version)];
    }

    /// <summary>What the file of a version is called.</summary>
    public static string NameOf(int version) => version.ToString("D4", CultureInfo.InvariantCulture) + ".sql";

    private static MigrationFile? Read(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        int digits = name.TakeWhile(char.IsAsciiDigit).Count();
        return int.TryParse(name.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? new MigrationFile(version, path, File.ReadAllText(path))
            : null;
    }
}
