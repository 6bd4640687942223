namespace EmergentLearning.Memory.Merging;

/// <summary>A piece of a record's file that is merged by itself: a field, a section, a rule.</summary>
/// <param name="Key">What it is, the same in every version of the file.</param>
/// <param name="Text">Its lines with their ends, byte for byte (each character is a byte).</param>
/// <param name="Uid">The record that it is; <see langword="null"/> for a piece of one.</param>
internal sealed record FilePart(string Key, string Text, string? Uid = null);
