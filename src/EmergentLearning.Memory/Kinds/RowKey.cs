namespace EmergentLearning.Memory.Kinds;

/// <summary>What names a row.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Uid">Its name in every store.</param>
internal sealed record RowKey(long Id, string Uid);
