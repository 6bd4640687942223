namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>How the files of a kind look, as data: written by <see cref="LayoutWriter"/>, read by <see cref="LayoutReader"/>.</summary>
internal sealed record FileLayout
{
    /// <summary>The field that is the title.</summary>
    public required string Title { get; init; }

    /// <summary>What stands before the title, with <c>{id}</c>: <c>ADR-{id}: </c>.</summary>
    public string TitlePrefix { get; init; } = "";

    /// <summary>The metadata, in order.</summary>
    public required IReadOnlyList<HeaderLine> Header { get; init; }

    /// <summary>Whether the metadata are YAML in front of the title. Default: lines below it.</summary>
    public bool HasFrontMatter { get; init; }

    /// <summary>Whether a rule stands below the metadata.</summary>
    public bool HasRule { get; init; }

    /// <summary>The sections, in order.</summary>
    public required IReadOnlyList<LayoutSection> Sections { get; init; }

    /// <summary>The section whose text is the first paragraph, in a file that somebody wrote without it; <see langword="null"/> for none.</summary>
    public LayoutSection? FreeText { get; init; }

    /// <summary>What in a text could pass for a part of the layout. Default: headings and rules.</summary>
    public Func<string, bool> IsStructure { get; init; } = Markdown.BlockStructure.IsStructure;

    /// <summary>Whether the file holds a field.</summary>
    public bool Writes(string field) =>
        field == Title || Header.Any(line => line.Field == field) || Sections.Any(section => section.Field == field);

    /// <summary>What stands below a rule at the end, with <c>{id}</c> and <c>{day}</c>: lines of metadata, or one in italics.</summary>
    public string Tail { get; init; } = "";
}
