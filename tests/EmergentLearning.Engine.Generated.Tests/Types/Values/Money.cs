using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

/// <summary>A number of cents wherever it is stored.</summary>
[Converter(typeof(MoneyConverter))]
public readonly record struct Money(long Cents);
