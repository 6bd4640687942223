namespace EmergentLearning.Engine.Generators;

/// <summary>The names of the pipeline's steps, by which tests see whether a step ran.</summary>
internal static class StepNames
{
    public const string Declarations = nameof(Declarations);
    public const string Project = nameof(Project);
    public const string SchemaFiles = nameof(SchemaFiles);
    public const string StoreSchemas = nameof(StoreSchemas);
    public const string Diagnostics = nameof(Diagnostics);
}
