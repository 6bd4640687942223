using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Builds;

/// <summary>
/// Tells whether two failures are the same: by the codes, files and messages of their errors, whatever lines they stand on and in
/// whichever order they came. Numbers, paths and quoted names in messages do not count. Thread-safe: it holds no state.
/// </summary>
public static partial class BuildFingerprint
{
    private const int Bytes = 8;

    /// <summary>The fingerprint: 16 hexadecimal digits of a SHA-256.</summary>
    /// <param name="framework">The framework of a project that has several; else empty.</param>
    /// <param name="errors">The errors, redacted, so that two machines agree.</param>
    public static string Compute(string framework, IReadOnlyList<BuildError> errors)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(errors);
        IEnumerable<string> lines = errors
            .Select(static error => $"{error.Code}\t{error.File}\t{Normalize(error.Message)}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{framework}\n{string.Join('\n', lines)}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, Bytes));
    }

    /// <summary>A message without what varies between two times that the same thing goes wrong.</summary>
    public static string Normalize(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        string text = message;
        // What is left out may bring together what was apart: until nothing is found.
        for (int i = 0; i < 10; i++)
        {
            string before = text;
            text = Quoted().Replace(text, "'*'");
            text = PathLike().Replace(text, "*");
            text = Number().Replace(text, "#");
            text = Spaces().Replace(text, " ").Trim();
            if (text == before)
                break;
        }

        return text;
    }

    // A quote inside a word is an apostrophe.
    [GeneratedRegex(@"(?<!\w)(?:'[^'\r\n]*'|""[^""\r\n]*""|`[^`\r\n]*`|\u2018[^\u2019\r\n]*\u2019|\u201c[^\u201d\r\n]*\u201d)(?!\w)")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\s'""]*[\\/][^\s'""]*")]
    private static partial Regex PathLike();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b|\b0x[0-9a-fA-F]+\b|[0-9]+(?:[.,:][0-9]+)*")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
