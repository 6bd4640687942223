namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A method's parameter, bound to the SQL parameter of the same position.</summary>
/// <param name="Name">Its name, a keyword escaped.</param>
/// <param name="Value">Its type, or that of its elements.</param>
/// <param name="Property">The property that it is compared with, or the empty string.</param>
/// <param name="IsList">Whether it is a list of such values.</param>
internal sealed record ParameterModel(string Name, ValueModel Value, string Property = "", bool IsList = false);
