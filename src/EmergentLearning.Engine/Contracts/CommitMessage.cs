namespace EmergentLearning.Engine.Contracts;

/// <summary>A commit's message.</summary>
/// <param name="Subject">One line. Line breaks and control characters are replaced by spaces.</param>
/// <param name="Body">The text below the subject, or <see langword="null"/>.</param>
public sealed record CommitMessage(string Subject, string? Body = null);
