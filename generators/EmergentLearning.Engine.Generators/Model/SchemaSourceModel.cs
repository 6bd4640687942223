namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A store's schema with the steps to it: all that is needed to write its file.</summary>
internal sealed record SchemaSourceModel(StoreSchemaModel Schema, EquatableArray<MigrationModel> Migrations);
