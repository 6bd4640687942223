namespace EmergentLearning.Memory.Markdown;

/// <summary>The metadata of a header: keys without regard to case, the first of several counts, front matter fills the gaps.</summary>
internal sealed class Metadata
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly FrontMatter? _frontMatter;

    internal Metadata(IEnumerable<string> lines, FrontMatter? frontMatter, IReadOnlySet<string> known, List<string> notes)
    {
        _frontMatter = frontMatter;
        foreach (string line in lines)
        {
            if (MetadataLine.TryRead(line, out string key, out string value) && known.Contains(key) && !_values.TryAdd(key, value))
                notes.Add($"The metadata has '{key}' more than once; the first counts.");
        }
    }

    internal bool Has(string key) => Find(key) is not null;

    /// <summary>The value, decoded; <see langword="null"/> when there is none.</summary>
    internal string? Find(string key) =>
        _values.TryGetValue(key, out string? value) ? FieldEscape.Decode(value) : _frontMatter?.Find(key);
}
