namespace EmergentLearning.Memory.Markdown;

/// <summary>A heading of level two and the lines up to the next one.</summary>
/// <param name="Heading">The heading without its <c>## </c>.</param>
/// <param name="Body">The lines below, without blank ones at the ends.</param>
/// <param name="Uid">The record that it names; <see langword="null"/> when it names none.</param>
internal sealed record MarkdownSection(string Heading, ArraySegment<string> Body, string? Uid);
