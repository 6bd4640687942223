using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

/// <summary>A class that a converter stores as a floating-point number.</summary>
[Converter(typeof(TemperatureConverter))]
public sealed record Temperature(double Kelvin);
