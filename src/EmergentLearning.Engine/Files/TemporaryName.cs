using System.Buffers;
using System.Security.Cryptography;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Files;

/// <summary>
/// The names of temporary files: <c>.name.32-hex-digits.eltmp</c>, beside the target, so that a rename stays on one volume.
/// </summary>
internal static class TemporaryName
{
    private const int RandomBytes = 16;
    private const int LongestKept = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>A name that nobody else has.</summary>
    public static string Beside(string target)
    {
        string name = Path.GetFileName(target);
        // A file's name may have 255 bytes; the tail must fit, and a kept part of 64 UTF-16 units has at most 192 of them.
        string kept = name.Length > LongestKept ? name[..LongestKept] : name;
        string random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        return Path.Join(Path.GetDirectoryName(target), $".{Whole(kept)}.{random}{StoreLayout.TemporarySuffix}");
    }

    /// <summary>Whether a file's name is that of a temporary file of ours.</summary>
    public static bool Is(ReadOnlySpan<char> name)
    {
        if (name.Length == 0 || name[0] != '.' || !name.EndsWith(StoreLayout.TemporarySuffix, StringComparison.Ordinal))
            return false;

        ReadOnlySpan<char> stem = name[..^StoreLayout.TemporarySuffix.Length];
        int digits = RandomBytes * 2;
        return stem.Length > digits + 1 && stem[^(digits + 1)] == '.' && !stem[^digits..].ContainsAnyExcept(HexDigits);
    }

    /// <summary>Without half a surrogate pair at the end.</summary>
    private static string Whole(string text) => text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
}
