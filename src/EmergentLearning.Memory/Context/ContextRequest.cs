namespace EmergentLearning.Memory.Context;

/// <summary>What somebody who is about to begin a task asks for. Immutable.</summary>
public sealed record ContextRequest
{
    /// <summary>The budget when nobody said: 5,000 tokens, as the original has it.</summary>
    public const int DefaultTokens = 5_000;

    /// <summary>The largest budget.</summary>
    public const int MostTokens = 50_000;

    /// <summary>A token is counted as so many characters, as the original counts.</summary>
    public const int CharactersPerToken = 4;

    /// <summary>The area of work. Default: none.</summary>
    public string? Domain { get; init; }

    /// <summary>Tags that matter. Default: none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is about to be done, in words. Default: nothing is said.</summary>
    public string Task { get; init; } = "";

    /// <summary>The budget in tokens. The context never has a character more than four times as many.</summary>
    public int MaximumTokens { get; init; } = DefaultTokens;

    /// <summary>The moment from which ages are counted.</summary>
    public required DateTimeOffset Now { get; init; }
}
