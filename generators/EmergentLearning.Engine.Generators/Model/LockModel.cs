namespace EmergentLearning.Engine.Generators.Model;

/// <summary>What <c>schema.lock.json</c> says.</summary>
internal sealed record LockModel(string Path, EquatableArray<LockedStoreModel> Stores)
{
    /// <summary>Why it cannot be read, or <see langword="null"/>.</summary>
    public DiagnosticModel? Problem { get; init; }
}
