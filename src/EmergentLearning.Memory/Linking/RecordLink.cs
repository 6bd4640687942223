namespace EmergentLearning.Memory.Linking;

/// <summary>A link as one of its two records sees it. Immutable.</summary>
/// <param name="Relation">What this record is to the other, in either direction.</param>
/// <param name="Uid">The other record.</param>
public sealed record RecordLink(string Relation, string Uid)
{
    /// <summary>The other's kind; <see langword="null"/> when it is not in this store.</summary>
    public string? Kind { get; init; }

    /// <summary>The other's number in this store; <see langword="null"/> when it is not in it.</summary>
    public long? Id { get; init; }

    /// <summary>What the other is called; <see langword="null"/> when it is not in this store.</summary>
    public string? Title { get; init; }
}
