using System.Globalization;
using System.Text.Json;
using EmergentLearning.Engine.Generated.Tests.Types.Values;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>A value as text that differs wherever two values differ in anything: the sign of zero, a scale, a kind, an offset.</summary>
internal static class Exact
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        float single => BitConverter.SingleToInt32Bits(single).ToString("X8", CultureInfo.InvariantCulture),
        double number => BitConverter.DoubleToInt64Bits(number).ToString("X16", CultureInfo.InvariantCulture),
        decimal number => string.Join(',', decimal.GetBits(number)),
        DateTime moment => $"{moment.Ticks} {moment.Kind}",
        DateTimeOffset moment => $"{moment.Ticks} {moment.Offset}",
        TimeOnly time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IEnumerable<string> texts => string.Concat(texts.Select(text => $"{text.Length}:{text}")),
        Details details => JsonSerializer.Serialize(details, SampleJson.Default.Details),
        Enum name => Convert.ToString(name, CultureInfo.InvariantCulture) + ((IConvertible)name).ToDecimal(null),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
