using System.Text;

namespace EmergentLearning.Memory.Records;

/// <summary>Text as a part of a file name that is legal, and the same file, on every platform.</summary>
internal static class SlugText
{
    /// <summary>Lower-case ASCII letters, digits and <c>-</c> (for a space) of the text; everything else is left out.</summary>
    internal static string Create(string text, int maximumLength)
    {
        var slug = new StringBuilder(Math.Min(text.Length, maximumLength));
        foreach (char c in text)
        {
            if (slug.Length == maximumLength)
                break;
            // Not char.ToLowerInvariant: it turns the Kelvin sign into a 'k', which the original does not.
            if (char.IsAsciiLetterUpper(c))
                slug.Append((char)(c | 0x20));
            else if (char.IsAsciiLetterOrDigit(c) || c == '-')
                slug.Append(c);
            else if (c == ' ')
                slug.Append('-');
        }

        return slug.ToString();
    }

    /// <summary>The same, or another text when nothing is left.</summary>
    internal static string CreateOr(string text, int maximumLength, string otherwise)
    {
        string slug = Create(text, maximumLength);
        return slug.Length == 0 ? otherwise : slug;
    }

    /// <summary>Whether Windows reads the name as a device, whatever its extension.</summary>
    internal static bool IsDeviceName(string name) => name is "con" or "prn" or "aux" or "nul"
        || (name.Length == 4 && name[3] is >= '1' and <= '9' && (name.StartsWith("com", StringComparison.Ordinal)
            || name.StartsWith("lpt", StringComparison.Ordinal)));
}
