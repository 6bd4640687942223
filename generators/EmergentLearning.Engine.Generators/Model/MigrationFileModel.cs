namespace EmergentLearning.Engine.Generators.Model;

/// <summary>A file with the SQL of one version.</summary>
internal sealed record MigrationFileModel(string Store, int Version, string Sql)
{
    /// <summary>The file itself: two files of one version and one text are still two.</summary>
    public string Path { get; init; } = "";
}
