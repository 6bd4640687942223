namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>What a file says of a record.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Values">The values; what could not be understood is missing.</param>
/// <param name="Created">When, as a row has it; <see langword="null"/> when the file does not say it.</param>
/// <param name="Notes">What was odd, one sentence each.</param>
internal sealed record RecordDocument(TableKind Kind, RecordValues Values, string? Created, IReadOnlyList<string> Notes)
{
    /// <summary>The record that the file names; <see langword="null"/> when it names none.</summary>
    public string? Uid { get; init; }
}
