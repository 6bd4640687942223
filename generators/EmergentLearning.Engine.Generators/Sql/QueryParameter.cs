using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>A parameter that a method offers to its statement.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Its C# type without <c>?</c>.</param>
/// <param name="Value">Its type as a value, or <see langword="null"/> when it is none by itself.</param>
/// <param name="Element">The type of its elements, when it is a list.</param>
internal sealed record QueryParameter(string Name, string TypeName, ValueModel? Value, ValueModel? Element);
