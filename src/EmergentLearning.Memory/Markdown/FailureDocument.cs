using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Markdown;

/// <summary>A failure as its Markdown file tells it. Immutable; two documents with the same texts are equal.</summary>
public sealed record FailureDocument
{
    /// <summary>The record that the file names; <see langword="null"/> for a file that names none, as one written by hand.</summary>
    public string? Uid { get; init; }

    /// <summary>The title; any text.</summary>
    public required string Title { get; init; }

    /// <summary>The area of work; any text. Empty when a file does not say it.</summary>
    public string Domain { get; init; } = "";

    /// <summary>1 to 5; <see langword="null"/> when a file does not say it, or not so that it can be understood.</summary>
    public int? Severity { get; init; }

    /// <summary>Tags with commas between them.</summary>
    public string Tags { get; init; } = "";

    /// <summary>The day; <see langword="null"/> when a file does not say it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The text below <c>## Summary</c>.</summary>
    public string Summary { get; init; } = FailureInput.NoSummary;

    /// <summary>The text below <c>## What Happened</c>.</summary>
    public string WhatHappened { get; init; } = "[Describe the failure in detail]";

    /// <summary>The text below <c>## Root Cause</c>.</summary>
    public string RootCause { get; init; } = "[What was the underlying issue?]";

    /// <summary>The text below <c>## Impact</c>.</summary>
    public string Impact { get; init; } = "[What were the consequences?]";

    /// <summary>The text below <c>## Prevention</c>.</summary>
    public string Prevention { get; init; } = "[What heuristic or practice would prevent this?]";

    /// <summary>The text below <c>## Related</c>.</summary>
    public string Related { get; init; } = "- **Experiments**:\n- **Heuristics**:\n- **Similar Failures**:";
}
