namespace EmergentLearning.Memory.Context;

/// <summary>What was decided about an item.</summary>
/// <param name="Section">The section that it stands in, or would.</param>
/// <param name="Item">The item.</param>
/// <param name="IsIncluded">Whether it is in the context.</param>
/// <param name="Reason">Why it is in, or why not.</param>
public sealed record ContextChoice(string Section, ContextItem Item, bool IsIncluded, string Reason);
