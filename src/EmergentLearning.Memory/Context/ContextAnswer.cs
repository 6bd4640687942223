namespace EmergentLearning.Memory.Context;

/// <summary>A context that keeps its budget. Immutable.</summary>
/// <param name="Text">Markdown; empty when not even a heading fits.</param>
/// <param name="MaximumTokens">The budget.</param>
/// <param name="Choices">Every item that was considered, in the order in which the budget was given away.</param>
public sealed record ContextAnswer(string Text, int MaximumTokens, IReadOnlyList<ContextChoice> Choices)
{
    /// <summary>The characters used, as UTF-16 counts them: never fewer than a person counts.</summary>
    public int Characters => Text.Length;

    /// <summary>The tokens used, rounded up.</summary>
    public int Tokens => (Text.Length + ContextRequest.CharactersPerToken - 1) / ContextRequest.CharactersPerToken;
}
