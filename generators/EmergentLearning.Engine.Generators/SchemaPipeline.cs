using EmergentLearning.Engine.Generators.Drift;
using EmergentLearning.Engine.Generators.Emission;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Parsing;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators;

/// <summary>The part of the pipeline that knows what was released.</summary>
internal static class SchemaPipeline
{
    // Set while a migration is added: the difference is what it is made of.
    private const string AddingMigration = "build_property.EmergentLearningAddingMigration";

    /// <summary>Writes what each store holds, and finds where that differs from what was released.</summary>
    public static IncrementalValuesProvider<DiagnosticModel> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ParsedStore> stores)
    {
        IncrementalValueProvider<SchemaFilesModel> files = Files(context);
        context.RegisterSourceOutput(
            stores.Select(static (store, _) => store.Schema)
                .Select(static (declared, _) => declared is null ? null : SchemaDescriber.Describe(declared))
                .Combine(files)
                .Select(static (pair, _) => pair.Left is { } schema ? SchemaHistory.Join(schema, pair.Right) : null)
                .WithTrackingName(StepNames.StoreSchemas),
            static (output, source) => Add(output, source));

        IncrementalValueProvider<bool> isAdding = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue(AddingMigration, out string? value) && value == "true");
        IncrementalValuesProvider<DiagnosticModel> ofStores = stores.Combine(files).Combine(isAdding).SelectMany(static (input, _) =>
            input.Left.Left.Schema is { } declared && !input.Right && IsToCheck(declared, input.Left.Right)
                ? SchemaHistory.Check(SchemaDescriber.Describe(declared), input.Left.Left.Places, input.Left.Right)
                : []);
        context.RegisterSourceOutput(
            files.Combine(isAdding).SelectMany(static (input, _) =>
                input is { Left.Lock.Problem: { } problem, Right: false } ? [problem] : Array.Empty<DiagnosticModel>()),
            static (output, problem) => output.ReportDiagnostic(DiagnosticReporter.Create(problem)));
        return ofStores;
    }

    // Places change while somebody types, so this is asked often: without a lock it must cost nothing.
    private static bool IsToCheck(DeclaredSchema declared, SchemaFilesModel files) => files.Lock is not null || declared.DataMigrations.Count > 0;

    private static IncrementalValueProvider<SchemaFilesModel> Files(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AdditionalText> files = context.AdditionalTextsProvider.Where(SchemaFiles.IsOne);
        return files.Where(SchemaFiles.IsLock).Select(SchemaFiles.ReadLock).Collect()
            .Combine(files.Where(static file => !SchemaFiles.IsLock(file)).Select(SchemaFiles.ReadMigration).Collect())
            .Select(static (pair, _) => SchemaFiles.Join(pair.Left, pair.Right))
            .WithTrackingName(StepNames.SchemaFiles);
    }

    private static void Add(SourceProductionContext output, SchemaSourceModel? source)
    {
        if (source is not null)
            output.AddSource("schema." + SourceFile.HintName(source.Schema.Type), StoreSchemaEmitter.Write(source));
    }
}
