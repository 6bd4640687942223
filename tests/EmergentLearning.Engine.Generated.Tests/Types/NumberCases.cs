using CsCheck;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Numbers and what is stored as numbers.</summary>
internal static class NumberCases
{
    private static readonly Gen<decimal> Decimals = Gen.Select(
        Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Byte[0, 28], (low, middle, high, isNegative, scale) => new decimal(low, middle, high, isNegative, scale));

    private static readonly Gen<decimal> SmallDecimals = Gen.Select(
        Gen.Int[-1000, 1000], Gen.Byte[0, 6], (digits, scale) => new decimal(Math.Abs(digits), 0, 0, digits < 0, scale));

    public static IReadOnlyList<TypeCase> All { get; } =
    [
        Sorted("SByte", "sbyte", Gen.SByte, (sbyte)-1, sbyte.MinValue, sbyte.MaxValue),
        Sorted("Byte", "byte", Gen.Byte, (byte)1, byte.MinValue, byte.MaxValue),
        Sorted("Short", "short", Gen.Short, (short)-1, short.MinValue, short.MaxValue),
        Sorted("UShort", "ushort", Gen.UShort, (ushort)1, ushort.MinValue, ushort.MaxValue),
        Sorted("Int", "int", Gen.Int, -1, 0, int.MinValue, int.MaxValue),
        Sorted("UInt", "uint", Gen.UInt, 1u, uint.MinValue, uint.MaxValue),
        Sorted("Long", "long", Gen.Long, -1L, 0L, long.MinValue, long.MaxValue, 1L << 53, (1L << 53) + 1),
        Sorted("ULong", "ulong", Gen.ULong, 1UL, ulong.MinValue, ulong.MaxValue, (ulong)long.MaxValue, (ulong)long.MaxValue + 1) with
        {
            SortsAlike = false,
            Note = "The 64 bits as they are: above `long.MaxValue` they are, and sort as, negative numbers.",
        },
        Sorted("NInt", "nint", Gen.Int.Select(number => (nint)number), (nint)(-1), nint.MinValue, nint.MaxValue),
        Sorted("NUInt", "nuint", Gen.UInt.Select(number => (nuint)number), (nuint)1, nuint.MinValue, nuint.MaxValue, (nuint)nint.MaxValue) with
        {
            SortsAlike = false,
            Note = "As `ulong`.",
        },
        Sorted("Float", "float", Gen.Float.Where(number => !float.IsNaN(number)), 0.1f, 0f, -0f, float.Epsilon, -float.Epsilon, float.MinValue, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity) with
        {
            ComesBackAs = value => (float)value + 0f,
            Note = "As `double`. A number that another program stored is rounded to the nearest; beyond the range it is an error.",
        },
        Sorted("Double", "double", Gen.Double.Where(number => !double.IsNaN(number)), 0.1, 0.0, -0.0, 1.0, 1e15, 1e16, 9007199254740993.0, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, double.MinValue, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity) with
        {
            ComesBackAs = value => (double)value + 0.0,
            Note = "SQLite has no NaN and no sign of zero: NaN is refused with an error, -0.0 comes back as 0.0. A converter keeps both; see below.",
        },
        Sorted("Decimal", "decimal", Gen.OneOf(Decimals, SmallDecimals), 1.00m, 1.0m, 1m, 0m, 0.00m, new decimal(0, 0, 0, isNegative: true, scale: 2), 10m, 9m, -1m, decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m) with
        {
            ComesBackAs = value => (decimal)value == 0 ? Math.Abs((decimal)value) : value,
            SortsAlike = false,
            Note = "Every digit and the scale, but no sign of zero: `1.0` and `1.00` are two texts, in `=` and in a unique index too. For sums and comparisons in SQL store a `long` of the smallest unit.",
        },
        Sorted("Bool", "bool", Gen.Bool, true, false),
        Sorted("Level", "enum", Gen.SByte.Select(number => (Level)number), Level.High, Level.Low, Level.None, (Level)sbyte.MaxValue) with
        {
            Note = "The number, one without a name too.",
        },
        Sorted("Wide", "enum : ulong", Gen.ULong.Select(number => (Wide)number), Wide.None, Wide.Most, (Wide)long.MaxValue) with
        {
            SortsAlike = false,
            Note = "As `ulong`.",
        },
    ];

    private static TypeCase Sorted<T>(string property, string name, Gen<T> random, params T[] extremes)
        where T : notnull => TypeCase.Of(property, name, random, extremes) with { Order = value => (IComparable)value };
}
