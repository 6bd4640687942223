namespace EmergentLearning.Engine.Sqlite;

/// <summary>A reading connection, and what it stands on. With neither of the moments it has SQLite's lock, and sees one moment whatever happens.</summary>
/// <param name="Session">The connection.</param>
/// <param name="Unlocked">What the files were when it was opened without a lock: it has pages of then, and would mix them with later ones.</param>
/// <param name="Copied">What the files were when the copy was made that it reads: it goes on showing that.</param>
internal readonly record struct ReadConnection(SqlSession Session, DatabaseMoment? Unlocked = null, DatabaseMoment? Copied = null)
{
    /// <summary>Whether it shows what is there now, so that it may be lent.</summary>
    public bool IsCurrent => IsOfOneMoment && Copied is not { IsStill: false };

    /// <summary>Whether all that was read through it is of one moment. Half old and half new is wrong, or seems to be damage.</summary>
    public bool IsOfOneMoment => Unlocked is not { IsStill: false };
}
