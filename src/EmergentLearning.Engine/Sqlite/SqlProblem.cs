namespace EmergentLearning.Engine.Sqlite;

/// <summary>Why SQLite refuses a statement.</summary>
/// <param name="Message">SQLite's own words.</param>
/// <param name="Offset">The place in the statement, in characters; -1 when SQLite does not tell.</param>
internal sealed record SqlProblem(string Message, int Offset);
