namespace EmergentLearning.Memory.Linking;

/// <summary>What the file of a record states of its links. Two with the same texts are equal.</summary>
/// <param name="Uid">The record that the text names; <see langword="null"/> when it names none.</param>
/// <param name="Anchor">The number of a rule, <c>H-12</c>, in a file of several; <see langword="null"/> for a file of one record.</param>
/// <param name="Value">What stands behind <c>**Links**:</c>; empty for nothing.</param>
internal sealed record StatedLinks(string? Uid, string? Anchor, string Value);
