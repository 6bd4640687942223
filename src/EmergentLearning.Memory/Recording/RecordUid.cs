using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EmergentLearning.Memory.Recording;

/// <summary>Names that no two records share, in any store (RFC 9562).</summary>
internal static class RecordUid
{
    /// <summary>A new one: version 7, which sorts by time.</summary>
    public static string Create(DateTimeOffset now) => Guid.CreateVersion7(now).ToString();

    /// <summary>When a record was made, as its name says; <see langword="null"/> for a name that says nothing of time.</summary>
    public static DateTimeOffset? FindTime(string? uid) =>
        Guid.TryParse(uid, out Guid name) && name.Version == 7
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(uid.Remove(8, 1).AsSpan(0, 12), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            : null;

    /// <summary>
    /// That of a record whose file does not name it, written by hand or by another tool: version 8, made of where it stands, so that every
    /// clone that sees the file there gives it the same name.
    /// </summary>
    /// <param name="path">The file's path below the store's folder.</param>
    /// <param name="place">Where in the file; empty for a file with one record.</param>
    public static string OfPlace(string path, string place)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\0{place}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
