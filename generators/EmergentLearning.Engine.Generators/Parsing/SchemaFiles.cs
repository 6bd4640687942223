using System.Globalization;
using EmergentLearning.Engine.Generators.Drift;
using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Finds the lock and the migrations among a project's additional files.</summary>
internal static class SchemaFiles
{
    private const string LockName = "schema.lock.json";
    private const string Folder = "migrations";

    /// <summary>Whether a file may be one of them, by its name alone.</summary>
    public static bool IsOne(AdditionalText file) => IsLock(file) || Migration(file.Path) is not null;

    public static bool IsLock(AdditionalText file) => NameOf(file.Path) == LockName;

    public static LockModel ReadLock(AdditionalText file, CancellationToken cancellationToken) =>
        LockReader.Read(file.Path, file.GetText(cancellationToken)?.ToString() ?? "");

    public static MigrationFileModel ReadMigration(AdditionalText file, CancellationToken cancellationToken) =>
        Migration(file.Path)! with { Path = file.Path, Sql = Text(file, cancellationToken).Trim('\n') };

    public static SchemaFilesModel Join(IEnumerable<LockModel> locks, IEnumerable<MigrationFileModel> migrations) => new(
        locks.OrderBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault(),
        // The compiler may hand out a file twice (dotnet/roslyn#57991).
        migrations.Distinct().OrderBy(file => file.Store, StringComparer.Ordinal).ThenBy(file => file.Version).ToEquatable());

    // The same text on a machine that checks out CRLF.
    private static string Text(AdditionalText file, CancellationToken cancellationToken) =>
        (file.GetText(cancellationToken)?.ToString() ?? "").Replace("\r\n", "\n");

    // migrations/<store>/0002.sql, or 0002_why.sql
    private static MigrationFileModel? Migration(string path)
    {
        string[] parts = path.Split('/', '\\');
        if (parts.Length < 3 || parts[parts.Length - 3] != Folder || !path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            return null;

        string digits = new([.. parts[parts.Length - 1].TakeWhile(char.IsDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? new MigrationFileModel(parts[parts.Length - 2], version, "")
            : null;
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
