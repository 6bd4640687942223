namespace EmergentLearning.Engine.Git;

/// <summary>What git knows of a file that is missing in the work tree.</summary>
public enum GitFate
{
    /// <summary>Neither the head nor its history has those bytes there: git cannot tell what became of them.</summary>
    Unknown,

    /// <summary>The head has the file with those bytes: only the work tree lacks it.</summary>
    InHead,

    /// <summary>The head has the file with other bytes, which came after those.</summary>
    ChangedInHead,

    /// <summary>The head's history has the file with those bytes, and the head has it no more: a commit deleted it.</summary>
    Deleted,

    /// <summary>
    /// A merge, a rebase, a cherry-pick or a revert is not finished, or the work tree is a sparse one: that the file is missing says nothing.
    /// </summary>
    Undecided,
}
