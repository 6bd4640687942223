namespace EmergentLearning.Memory.Linking;

/// <summary>Where the links of one record stand in a file, or would stand.</summary>
/// <param name="Stated">The record, and what is stated.</param>
/// <param name="Line">The line of links; -1 where there is none.</param>
/// <param name="Insert">Where a new line goes.</param>
/// <param name="HasMetadata">Whether it goes below other metadata; else a blank line stands on both sides.</param>
internal sealed record LinkPlace(StatedLinks Stated, int Line, int Insert, bool HasMetadata);
