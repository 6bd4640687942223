using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>What stands in a <c>from</c>.</summary>
/// <param name="Name">The name by which columns are qualified.</param>
/// <param name="Table">The table, or <see langword="null"/> for anything whose columns are not known.</param>
internal sealed record SqlSource(string Name, TableModel? Table);
