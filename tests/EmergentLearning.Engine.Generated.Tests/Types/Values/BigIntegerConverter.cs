using System.Numerics;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

public sealed class BigIntegerConverter : IColumnConverter<BigInteger, byte[]>
{
    public static byte[] ToStored(BigInteger value) => value.ToByteArray();

    public static BigInteger FromStored(byte[] stored) => new(stored);
}
