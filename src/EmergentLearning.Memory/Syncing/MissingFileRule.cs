namespace EmergentLearning.Memory.Syncing;

/// <summary>What a file that is missing, and that no commit deleted, is taken for.</summary>
public enum MissingFileRule
{
    /// <summary>For somebody's wish, and its record is deleted; unless so many are missing that it is a lost folder: then nothing is done.</summary>
    Judge,

    /// <summary>For somebody's wish, however many are missing.</summary>
    Delete,

    /// <summary>For a lost file: it is written again.</summary>
    WriteAgain,
}
