namespace EmergentLearning.Memory.Recording;

/// <summary>When a record is made, and what it is called from then on in every store.</summary>
/// <param name="Now">When.</param>
/// <param name="Uid">Its name, which tells the time too.</param>
internal readonly record struct RecordBirth(DateTimeOffset Now, string Uid)
{
    /// <summary>That of a record that is made now and has no name yet.</summary>
    public static RecordBirth At(DateTimeOffset now) => new(now, RecordUid.Create(now));
}
