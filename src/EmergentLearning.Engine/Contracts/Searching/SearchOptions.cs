using EmergentLearning.Engine.Contracts.Querying;

namespace EmergentLearning.Engine.Contracts.Searching;

/// <summary>What a search gives. Immutable.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
public sealed record SearchOptions<TRecord>
{
    /// <summary>At most so many rows. Default: 20.</summary>
    public int Take { get; init; } = 20;

    /// <summary>How many of the best rows are left out. Default: none.</summary>
    public int Skip { get; init; }

    /// <summary>A condition that the rows also have to meet. Default: none.</summary>
    public Filter<TRecord>? Where { get; init; }

    /// <summary>Stands in front of a word found, in a snippet. Default: <c>**</c>, bold in Markdown.</summary>
    public string OpenMark { get; init; } = "**";

    /// <summary>Stands behind a word found, in a snippet. Default: <c>**</c>.</summary>
    public string CloseMark { get; init; } = "**";

    /// <summary>Stands for what a snippet leaves out. Default: <c>…</c>.</summary>
    public string Ellipsis { get; init; } = "…";

    /// <summary>At most so many words in a snippet, from 1 to 64. Default: 16.</summary>
    public int SnippetWords { get; init; } = 16;
}
