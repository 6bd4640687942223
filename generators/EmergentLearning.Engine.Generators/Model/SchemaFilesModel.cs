namespace EmergentLearning.Engine.Generators.Model;

/// <summary>The files of a project that tell what was released.</summary>
internal sealed record SchemaFilesModel(LockModel? Lock, EquatableArray<MigrationFileModel> Migrations);
