namespace EmergentLearning.Engine.Authoring;

/// <summary>A query as it was compiled.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Place">The line of its attribute.</param>
internal sealed record CompiledQuery(string Method, string Sql, SourcePlace Place);
