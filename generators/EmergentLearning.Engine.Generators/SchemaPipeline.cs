using EmergentLearning.Engine.Generators.Drift;
using EmergentLearning.Engine.Generators.Emission;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators;

/// <summary>The part of the pipeline that knows what was released.</summary>
internal static class SchemaPipeline
{
    // Set while a migration is added: the difference is what it is made of.
    private const string AddingMigration = "build_property.EmergentLearningAddingMigration";

    /// <summary>Writes what each store holds, and finds where that differs from what was released.</summary>
    public static IncrementalValueProvider<EquatableArray<DiagnosticModel>> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<Declared>> project)
    {
        IncrementalValueProvider<SchemaFilesModel> files = Files(context);
        var written = new WrittenSources();
        context.RegisterSourceOutput(
            project.Combine(files)
                .Select(static (pair, _) => pair.Left.Select(each => each.Schema).OfType<StoreSchemaModel>()
                    .Select(schema => SchemaHistory.Join(schema, pair.Right)).ToEquatable())
                .WithTrackingName(StepNames.StoreSchemas),
            (output, schemas) =>
            {
                foreach (WrittenSource source in written.Of(schemas))
                    output.AddSource(source.HintName, source.Text);
            });

        IncrementalValueProvider<bool> isAdding = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue(AddingMigration, out string? value) && value == "true");
        context.RegisterSourceOutput(
            files.Combine(isAdding).Select(static (input, _) => input.Right ? null : input.Left.Lock?.Problem),
            static (output, problem) =>
            {
                if (problem is not null)
                    output.ReportDiagnostic(DiagnosticReporter.Create(problem));
            });
        return project.Combine(files).Combine(isAdding)
            .Select(static (input, _) => input.Right ? new([]) : Check(input.Left.Left, input.Left.Right));
    }

    private static EquatableArray<DiagnosticModel> Check(EquatableArray<Declared> project, SchemaFilesModel files) => project
        .SelectMany(each => each.Schema is { } schema ? SchemaHistory.Check(schema, each.Places, files) : [])
        .ToEquatable();

    private static IncrementalValueProvider<SchemaFilesModel> Files(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AdditionalText> files = context.AdditionalTextsProvider.Where(SchemaFiles.IsOne);
        return files.Where(SchemaFiles.IsLock).Select(SchemaFiles.ReadLock).Collect()
            .Combine(files.Where(static file => !SchemaFiles.IsLock(file)).Select(SchemaFiles.ReadMigration).Collect())
            .Select(static (pair, _) => SchemaFiles.Join(pair.Left, pair.Right))
            .WithTrackingName(StepNames.SchemaFiles);
    }
}
