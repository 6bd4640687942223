using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

/// <summary>Every bit of a floating-point number, for who needs NaN and the sign of zero.</summary>
public sealed class DoubleBits : IColumnConverter<double, long>
{
    public static long ToStored(double value) => BitConverter.DoubleToInt64Bits(value);

    public static double FromStored(long stored) => BitConverter.Int64BitsToDouble(stored);
}
