namespace EmergentLearning.Memory.Lifecycle.Golden;

/// <summary>A rule of <c>memory/golden-rules.md</c>. Immutable.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Text">The rule.</param>
/// <param name="Why">Why it holds; empty when the file does not say it.</param>
public sealed record GoldenRule(int Number, string Name, string Text, string Why);
