using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Generated.Tests.Types.Values;

public abstract class TemperatureConverter : IColumnConverter<Temperature, double>
{
    static double IColumnConverter<Temperature, double>.ToStored(Temperature value) => value.Kelvin;

    static Temperature IColumnConverter<Temperature, double>.FromStored(double stored) =>
        stored >= 0 ? new(stored) : throw new FormatException("There is nothing colder than 0 K.");
}
