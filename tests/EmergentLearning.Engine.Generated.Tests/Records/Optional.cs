using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Table("optionals")]
public sealed partial record Optional
{
    [Key] public long Id { get; init; }
    public sbyte? SByte { get; init; }
    public byte? Byte { get; init; }
    public short? Short { get; init; }
    public ushort? UShort { get; init; }
    public int? Int { get; init; }
    public uint? UInt { get; init; }
    public long? Long { get; init; }
    public ulong? ULong { get; init; }
    public float? Float { get; init; }
    public double? Double { get; init; }
    public decimal? Decimal { get; init; }
    public bool? Bool { get; init; }
    public string? Text { get; init; }
    public byte[]? Bytes { get; init; }
    public Guid? Guid { get; init; }
    public DateTime? DateTime { get; init; }
    public DateTimeOffset? Moment { get; init; }
    [Index] public DateOnly? Date { get; init; }
    public Level? Level { get; init; }
    public Wide? Wide { get; init; }
}
