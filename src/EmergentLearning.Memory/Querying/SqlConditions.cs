using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Querying;

/// <summary>Conditions of a query that depend on what was asked. The text depends on which there are, never on a value, so it is prepared once.</summary>
internal sealed class SqlConditions
{
    private readonly List<(string Format, Action<IParameterBinder, int> Bind)> _conditions = [];

    public bool IsEmpty => _conditions.Count == 0;

    /// <summary>Adds a condition whose only parameter is <c>{0}</c>, with <c>{1}</c> in front of each column; nothing for no value.</summary>
    public void AddText(string format, string? value)
    {
        if (value is not null)
            _conditions.Add((format, (binder, number) => binder.BindText(number, value)));
    }

    /// <inheritdoc cref="AddText"/>
    public void AddNumber(string format, long? value)
    {
        if (value is { } number)
            _conditions.Add((format, (binder, parameter) => binder.BindInt64(parameter, number)));
    }

    /// <summary><c> and … and …</c>, with parameters from a number on; empty for none.</summary>
    /// <param name="firstParameter">The number.</param>
    /// <param name="qualifier">The table's alias with its dot, where it has one.</param>
    public string ToSql(int firstParameter, string qualifier = "") => string.Concat(_conditions.Select((condition, i) =>
        " and " + string.Format(CultureInfo.InvariantCulture, condition.Format, $"?{firstParameter + i}", qualifier)));

    /// <summary>Binds the values to parameters from a number on.</summary>
    public void Bind(IParameterBinder binder, int firstParameter)
    {
        for (int i = 0; i < _conditions.Count; i++)
            _conditions[i].Bind(binder, firstParameter + i);
    }
}
