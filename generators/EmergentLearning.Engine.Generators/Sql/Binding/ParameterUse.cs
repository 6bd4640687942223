using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>A parameter that is compared with a column, or becomes its value.</summary>
internal sealed record ParameterUse(SqlToken Parameter, ColumnModel Column);
