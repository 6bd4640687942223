namespace EmergentLearning.Engine.Generators;

/// <summary>The names of the pipeline's steps, by which tests see whether a step ran.</summary>
internal static class StepNames
{
    public const string ParseTables = nameof(ParseTables);
    public const string Tables = nameof(Tables);
    public const string ParseStores = nameof(ParseStores);
    public const string Stores = nameof(Stores);
    public const string StoreSchemas = nameof(StoreSchemas);
    public const string SchemaFiles = nameof(SchemaFiles);
    public const string ParseStrayQueries = nameof(ParseStrayQueries);
    public const string StrayQueries = nameof(StrayQueries);
    public const string Diagnostics = nameof(Diagnostics);
}
