namespace EmergentLearning.Engine.Generators.Model;

/// <summary>The step to one version of a schema.</summary>
/// <param name="Version">The version.</param>
/// <param name="Sql">Its file's text, with LF endings.</param>
/// <param name="Method">The method that changes data afterwards, or <see langword="null"/>.</param>
internal sealed record MigrationModel(int Version, string Sql, string? Method);
