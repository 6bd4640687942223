namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>What a client was told.</summary>
/// <param name="Done">Whether it was carried out; for a read, whether there was a row.</param>
/// <param name="Value">The value read; for a list, the hash of all its values in order.</param>
/// <param name="Version">The version read, or the one that a comparison met (0 for no row); for a list, its length.</param>
internal readonly record struct Answer(bool Done, long Value = 0, long Version = 0);
