namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A file with the SQL of one version.</summary>
internal sealed record MigrationFileModel(string Store, int Version, string Sql);
