using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

/// <summary>A moment with its offset, for who needs to know which clock it was read from.</summary>
public sealed class MomentWithOffset : IColumnConverter<DateTimeOffset, string>
{
    public static string ToStored(DateTimeOffset value) => value.ToString("o", CultureInfo.InvariantCulture);

    public static DateTimeOffset FromStored(string stored) =>
        DateTimeOffset.ParseExact(stored, "o", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
