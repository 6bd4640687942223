using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>How a parameter is bound.</summary>
/// <param name="Value">The type of the value, or of each value of a list.</param>
/// <param name="IsList">Whether it is a list, which is bound as one JSON array.</param>
internal sealed record BoundParameter(ValueModel Value, bool IsList);
