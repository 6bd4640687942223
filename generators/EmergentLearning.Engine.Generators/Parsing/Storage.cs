using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>How an attribute asks for a value to be stored.</summary>
/// <param name="Kind">What it becomes.</param>
/// <param name="Helper">The converter's type or that of the JSON metadata, with <c>global::</c>; otherwise empty.</param>
internal sealed record Storage(ColumnKind Kind, string Helper);
