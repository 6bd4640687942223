using System.Globalization;
using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Backups;

/// <summary>Names of backups, as the original gives them: the second in which they were made, in UTC.</summary>
internal static partial class BackupName
{
    /// <summary>What the file of one that anybody can open ends with.</summary>
    public const string PlainSuffix = ".tar.gz";

    /// <summary>What the file of an encrypted one ends with.</summary>
    public const string SealedSuffix = ".tar.gz.sealed";

    /// <summary>How the name of one that a restore made before it changed anything begins.</summary>
    public const string SafetyPrefix = "pre-restore-";

    private const string Format = "yyyyMMdd_HHmmss";

    /// <summary>The name for a moment; <paramref name="number"/> tells several of one second apart.</summary>
    public static string Create(DateTimeOffset at, bool isSafety, int number = 1)
    {
        string stamp = at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{(isSafety ? SafetyPrefix : "")}{stamp}{(number > 1 ? $"_{number}" : "")}");
    }

    /// <summary>What a file's name says, or <see langword="null"/> when it is no backup's.</summary>
    public static BackupFile? TryRead(string path)
    {
        Match match = Pattern().Match(Path.GetFileName(path));
        if (!match.Success
            || !DateTime.TryParseExact(match.Groups["stamp"].Value, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at))
        {
            return null;
        }

        return new BackupFile(
            match.Groups["name"].Value,
            path,
            new DateTimeOffset(at, TimeSpan.Zero),
            IsEncrypted: match.Groups["suffix"].Value == SealedSuffix,
            IsSafety: match.Groups["safety"].Success,
            new FileInfo(path) is { Exists: true } file ? file.Length : 0)
        {
            Number = match.Groups["number"] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 1,
        };
    }

    [GeneratedRegex(
        @"^(?<name>(?<safety>pre-restore-)?(?<stamp>[0-9]{8}_[0-9]{6})(?:_(?<number>[1-9][0-9]{0,5}))?)(?<suffix>\.tar\.gz(?:\.sealed)?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
