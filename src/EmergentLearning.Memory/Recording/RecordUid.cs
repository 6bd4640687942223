namespace EmergentLearning.Memory.Recording;

/// <summary>Names that no two records share, in any store: UUID version 7 (RFC 9562 5.7), which sorts by time.</summary>
internal static class RecordUid
{
    public static string Create(DateTimeOffset now) => Guid.CreateVersion7(now).ToString();
}
