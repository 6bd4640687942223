namespace EmergentLearning.Engine.CodeFixes.FileWrites;

/// <summary>What a call does with the content that the file has.</summary>
internal enum WriteMode
{
    /// <summary>Not known, or it needs the file to be there, or absent: no fix.</summary>
    Unknown,

    /// <summary>It goes.</summary>
    Replaces,

    /// <summary>What is not written over stays.</summary>
    Updates,
}
