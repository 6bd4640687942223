namespace EmergentLearning.Engine.Generators.Drift;

/// <summary>One thing that a schema has otherwise than it was released.</summary>
/// <param name="Table">Its table, or the empty string.</param>
/// <param name="Column">Its column, or the empty string.</param>
/// <param name="Subject">What it is, for the message.</param>
/// <param name="Text">What is different.</param>
internal sealed record Difference(string Table, string Column, string Subject, string Text);
