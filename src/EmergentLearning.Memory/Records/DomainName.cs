using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Records;

/// <summary>What a domain may be called, and how a heuristic's domain names its file. Thread-safe: it holds no state.</summary>
public static class DomainName
{
    /// <summary>The longest domain, in Unicode scalar values.</summary>
    public const int MaximumLength = 100;

    /// <summary>The domain without white space at its ends.</summary>
    /// <exception cref="StoreException">
    /// <see cref="StoreFault.Input"/>: empty, too long, or not storable as UTF-8.
    /// <see cref="StoreFault.Security"/>: a path in disguise (a separator, <c>..</c>, NUL, or a drive).
    /// </exception>
    public static string Validate(string domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        string trimmed = domain.Trim();
        RecordText.CheckRequired(trimmed, "domain", MaximumLength);
        bool hasDrive = trimmed.Length >= 2 && trimmed[1] == ':' && char.IsAsciiLetter(trimmed[0]);
        if (hasDrive || trimmed is "." or ".." || trimmed.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            throw new StoreException(StoreFault.Security,
                $"The domain {RecordText.Quote(trimmed)} looks like a path. Use a plain name without '/', '\\', '..' or NUL.");
        }

        return trimmed;
    }

    /// <summary>
    /// The domain as a slug, which is what the heuristics table stores and what names the file <c>memory/heuristics/{slug}.md</c>:
    /// lower case, spaces become <c>-</c>, only ASCII letters, digits and <c>-</c> stay, one <c>-</c> is cut from each end.
    /// </summary>
    /// <exception cref="StoreException">As <see cref="Validate"/>, and <see cref="StoreFault.Input"/> when nothing is left.</exception>
    public static string ToSlug(string domain)
    {
        string slug = Cut(SlugText.Create(Validate(domain), MaximumLength));
        return slug.Length > 0
            ? slug
            : throw RecordText.Refused(
                $"The domain {RecordText.Quote(domain)} has no ASCII letter or digit to name a file with. Add at least one.");
    }

    /// <summary>As <see cref="ToSlug"/>, for a domain that another tool stored: whatever it is, it names a file inside its folder.</summary>
    public static string ToFileName(string domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        string slug = Cut(SlugText.Create(domain, MaximumLength));
        return slug.Length > 0 ? slug : "unnamed";
    }

    private static string Cut(string slug)
    {
        if (slug.StartsWith('-'))
            slug = slug[1..];
        return slug.EndsWith('-') ? slug[..^1] : slug;
    }
}
