using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EmergentLearning.Engine.Git;

/// <summary>The ids that git gives to contents.</summary>
internal static class GitBlob
{
    private const int Sha1Length = 40;

    /// <summary>The id of a content, in a repository whose ids have that many digits.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "It is the name that git gives; nothing is proven by it.")]
    public static string IdOf(ReadOnlySpan<byte> content, int digits)
    {
        byte[] head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0"));
        using var hash = IncrementalHash.CreateHash(digits == Sha1Length ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
