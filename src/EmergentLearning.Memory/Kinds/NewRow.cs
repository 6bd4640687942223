namespace EmergentLearning.Memory.Kinds;

/// <summary>A row that is to be inserted.</summary>
/// <param name="Values">Its values.</param>
/// <param name="Path">Its file.</param>
/// <param name="Created">When the record was made, as the table has it.</param>
/// <param name="Now">When it is.</param>
internal sealed record NewRow(RecordValues Values, string Path, string Created, DateTimeOffset Now)
{
    /// <summary>Its name in every store. Default: a new one.</summary>
    public string? Uid { get; init; }
}
