namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>What a name in a query was found to mean.</summary>
internal sealed record ResolvedColumn(QuerySource Source, ResultColumn Column);
