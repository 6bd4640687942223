namespace EmergentLearning.Cli.Reports;

/// <summary>A commit.</summary>
/// <param name="Commit">Its id.</param>
/// <param name="Time">When, as ISO 8601.</param>
/// <param name="Author">By whom.</param>
/// <param name="Subject">The first line of its message.</param>
internal sealed record HistoryEntry(string Commit, string Time, string Author, string Subject);
