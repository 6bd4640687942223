namespace EmergentLearning.Engine.Git;

/// <summary>What a folder is to git.</summary>
public enum GitStatus
{
    /// <summary>No <c>git</c> command is on the search path.</summary>
    GitMissing,

    /// <summary>The folder has no repository of its own. It may lie inside another's.</summary>
    NotARepository,

    /// <summary>The folder has a <c>.git</c> that git refuses, or that belongs to another work tree.</summary>
    Damaged,

    /// <summary>The folder is the top of a work tree.</summary>
    Ready,
}
