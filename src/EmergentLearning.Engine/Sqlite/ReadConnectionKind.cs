namespace EmergentLearning.Engine.Sqlite;

/// <summary>Why what a connection reads is of one moment.</summary>
internal enum ReadConnectionKind
{
    /// <summary>SQLite's lock, or that nobody else knows the file: whatever happens.</summary>
    Locked,

    /// <summary>A copy: it goes on showing the moment of the copy.</summary>
    Copy,

    /// <summary>Nothing but that nobody writes. It has pages of when it was opened, and would mix them with later ones.</summary>
    Unlocked,
}
