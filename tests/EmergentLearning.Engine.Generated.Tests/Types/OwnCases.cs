using System.Numerics;
using CsCheck;
using EmergentLearning.Engine.Generated.Tests.Types.Values;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Types whose way of storing an attribute chooses.</summary>
internal static class OwnCases
{
    private static readonly Gen<Details> Leaves = Gen.Select(
        Texts.Random, Gen.Dictionary(Texts.Random, Gen.Int.Nullable())[0, 3], (title, counts) => new Details(title, counts));

    private static readonly Gen<Details> AnyDetails = Gen.Select(Leaves, Leaves, Gen.Bool, (outer, inner, nested) => nested ? outer with { Inner = inner } : outer);

    public static IReadOnlyList<TypeCase> All { get; } =
    [
        TypeCase.Of("Mood", "[StoredAsText] enum", Gen.Int.Select(number => (Mood)number), Mood.Calm, Mood.None, Mood.Angry, (Mood)8, (Mood)int.MinValue) with
        {
            Order = value => (IComparable)value,
            SortsAlike = false,
            Note = "The member's name; a value without a name by its digits. Rows of a member that was renamed are errors when they are read. Sorts by name.",
        },
        TypeCase.Of("Access", "[StoredAsText] [Flags] enum", Gen.Int.Select(number => (Access)number), Access.Read | Access.Share, Access.None, (Access)16, (Access)(-1)) with
        {
            Order = value => (IComparable)value,
            SortsAlike = false,
            Note = "The names, with commas between them.",
        },
        TypeCase.Of("Day", "DayOfWeek, [StoredAsText] on the property", Gen.Int[0, 6].Select(number => (DayOfWeek)number), DayOfWeek.Saturday, (DayOfWeek)7) with
        {
            Order = value => (IComparable)value,
            SortsAlike = false,
            Note = "On a parameter of a query too, where it is to match such a column.",
        },
        TypeCase.Of("Details", "[StoredAsJson] class", AnyDetails, new Details("a", new Dictionary<string, int?> { ["b"] = null }), new Details(Texts.Large, new Dictionary<string, int?>())) with
        {
            Note = "By the metadata of the `JsonSerializerContext` that is named; checked by `json_valid`. What stands inside is the serializer's affair.",
        },
        TypeCase.Of("Point", "[StoredAsJson] struct", Gen.Select(Gen.Double.Where(double.IsFinite), Gen.Long, (x, y) => new Point(x, y)), new Point(0.5, 2), default(Point), new Point(double.MaxValue, long.MinValue)),
        TypeCase.Of("Money", "[Converter] to long", Gen.Long.Select(cents => new Money(cents)), new Money(100), default(Money), new Money(long.MinValue), new Money(long.MaxValue)) with
        {
            Order = value => ((Money)value).Cents,
            Note = "`IColumnConverter<Money, long>`; null never reaches a converter.",
        },
        TypeCase.Of("Temperature", "[Converter] to double", Gen.Double[0, 1e6].Select(kelvin => new Temperature(kelvin)), new Temperature(273.15), new Temperature(0), new Temperature(double.PositiveInfinity)) with
        {
            Order = value => ((Temperature)value).Kelvin,
        },
        TypeCase.Of("Version", "[Converter] to string", Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], (major, minor) => new Version(major, minor)), new Version(1, 10), new Version(1, 9), new Version(0, 0)) with
        {
            Order = value => (IComparable)value,
            SortsAlike = false,
            Note = "Sorts as what is stored.",
        },
        TypeCase.Of("BigInteger", "[Converter] to byte[]", Gen.Byte.Array[0, 30].Select(bytes => new BigInteger(bytes)), new BigInteger(256), BigInteger.Zero, BigInteger.MinusOne, BigInteger.Pow(10, 400)) with
        {
            Order = value => (IComparable)value,
            SortsAlike = false,
        },
        TypeCase.Of("DoubleBits", "double, [Converter] on the property", Gen.Double, 0.1, double.NaN, -double.NaN, 0.0, -0.0, double.Epsilon, double.NegativeInfinity) with
        {
            Note = "Keeps NaN and the sign of zero: `BitConverter.DoubleToInt64Bits`.",
        },
        TypeCase.Of("MomentWithOffset", "DateTimeOffset, [Converter] on the property", Gen.DateTimeOffset, new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.FromHours(2)), DateTimeOffset.MinValue, DateTimeOffset.MaxValue) with
        {
            Note = "Keeps the offset: `ToString(\"o\")`.",
        },
    ];
}
