namespace EmergentLearning.Engine.Analyzers.Sqlite.Readers;

/// <summary>A data reader that is open and may stand on a row; compared by value.</summary>
/// <param name="Variable">What holds it.</param>
internal sealed record HeldReader(Place Variable);
