namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A method that changes data for a version of the schema.</summary>
internal sealed record DataMigrationModel(int Version, string Method);
