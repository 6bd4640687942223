using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

public readonly struct MoneyConverter : IColumnConverter<Money, long>
{
    public static long ToStored(Money value) => value.Cents;

    public static Money FromStored(long stored) => new(stored);
}
