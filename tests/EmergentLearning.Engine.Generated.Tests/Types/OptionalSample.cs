using System.Collections.Immutable;
using System.Numerics;
using EmergentLearning.Engine.Generated.Tests.Records;
using EmergentLearning.Engine.Generated.Tests.Types.Values;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>The nullable form of every type that can be stored.</summary>
[Table("optional_samples")]
public sealed partial record OptionalSample
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
    public nint? NInt { get; init; }
    public nuint? NUInt { get; init; }
    public float? Float { get; init; }
    public double? Double { get; init; }
    public decimal? Decimal { get; init; }
    public bool? Bool { get; init; }
    public char? Char { get; init; }
    public string? Text { get; init; }
    public byte[]? Bytes { get; init; }
    public Guid? Guid { get; init; }
    public DateTime? DateTime { get; init; }
    public DateTimeOffset? Moment { get; init; }
    public DateOnly? Date { get; init; }
    public TimeOnly? Time { get; init; }
    public TimeSpan? Duration { get; init; }
    public Level? Level { get; init; }
    public Wide? Wide { get; init; }
    public Mood? Mood { get; init; }
    public Access? Access { get; init; }
    [StoredAsText] public DayOfWeek? Day { get; init; }
    public string[]? Array { get; init; }
    public List<string>? List { get; init; }
    public IReadOnlyList<string>? ReadOnlyList { get; init; }
    public ImmutableArray<string>? ImmutableArray { get; init; }
    [StoredAsJson(typeof(SampleJson))] public Details? Details { get; init; }
    public Point? Point { get; init; }
    public Money? Money { get; init; }
    public Temperature? Temperature { get; init; }
    [Converter(typeof(VersionConverter))] public Version? Version { get; init; }
    [Converter(typeof(BigIntegerConverter))] public BigInteger? BigInteger { get; init; }
    [Converter(typeof(DoubleBits))] public double? DoubleBits { get; init; }
    [Converter(typeof(MomentWithOffset))] public DateTimeOffset? MomentWithOffset { get; init; }
}
