namespace EmergentLearning.Memory.Markdown;

/// <summary>The sections of a failure by name; the first of several counts.</summary>
internal sealed class FailureSections
{
    /// <summary>Where the history of a failed build stands.</summary>
    internal const string BuildHistory = "Build History";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "Summary", "What Happened", "Root Cause", "Impact", "Prevention", "Related", BuildHistory,
    };

    private readonly Dictionary<string, MarkdownSection> _sections = new(StringComparer.OrdinalIgnoreCase);

    internal FailureSections(IReadOnlyList<MarkdownSection> sections, List<string> notes)
    {
        foreach (MarkdownSection section in sections)
        {
            string shown = FieldEscape.Encode(section.Heading);
            if (!_sections.TryAdd(section.Heading, section))
                notes.Add($"The section '{shown}' stands more than once; the first counts.");
            else if (!Known.Contains(section.Heading))
                notes.Add($"The section '{shown}' stays in the file only.");
        }
    }

    internal string? Find(string heading) => _sections.TryGetValue(heading, out MarkdownSection? section)
        ? BlockEscape.Decode(section.Body, FailureMarkdown.IsStructure)
        : null;
}
