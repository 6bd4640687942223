namespace EmergentLearning.Engine.Projection;

/// <summary>The points of a projection at which a killed process leaves something for the next one to finish.</summary>
internal enum ProjectionStep
{
    /// <summary>The rows are durable; nothing else has happened.</summary>
    RowsDurable,

    /// <summary>The repository lock is held and the marker stands.</summary>
    MarkerSet,

    /// <summary>The temporary files are written and synced.</summary>
    FilesStaged,

    /// <summary>The files have their names, and their folders are synced.</summary>
    FilesPublished,

    /// <summary>The ids of the commits are durable in the outbox; the branch has not moved.</summary>
    PlanNoted,

    /// <summary>The branch contains the commits; the outbox does not know it.</summary>
    BranchMoved,

    /// <summary>The outbox knows that the branch contains the commits.</summary>
    CommitsNoted,

    /// <summary>Git's shared index has the paths; the outbox does not know it.</summary>
    IndexEntered,

    /// <summary>Everything is done but the removal of the marker.</summary>
    PassDone,
}
