namespace EmergentLearning.Memory.Markdown;

/// <summary>A success, an observation or an experiment, as far as its file can be understood. Immutable.</summary>
public sealed record LearningDocument
{
    /// <summary>The record that the file names; <see langword="null"/> for a file that names none, as one written by hand.</summary>
    public string? Uid { get; init; }

    /// <summary>The title: the first heading, or the name of the file.</summary>
    public required string Title { get; init; }

    /// <summary>The area of work; empty when the file does not say it.</summary>
    public string Domain { get; init; } = "";

    /// <summary>1 to 5; <see langword="null"/> when the file does not say it.</summary>
    public int? Severity { get; init; }

    /// <summary>Tags with commas between them.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The day; <see langword="null"/> when the file does not say it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The text below <c>## Summary</c>, or else the first paragraph; may be empty.</summary>
    public string Summary { get; init; } = "";
}
