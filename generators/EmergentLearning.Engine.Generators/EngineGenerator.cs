using EmergentLearning.Engine.Generators.Emission;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Parsing;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators;

/// <summary>Turns the attributes on partial types into storage code.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EngineGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tables = Find(context, KnownNames.Table, TableParser.Parse).WithTrackingName(StepNames.ParseTables);
        var stores = Find(context, KnownNames.Store, StoreParser.Parse).WithTrackingName(StepNames.ParseStores);

        // Source comes from the models alone, so an edit that does not change a model writes nothing.
        context.RegisterSourceOutput(
            tables.Select(static (parsed, _) => parsed.Model is { } table ? new SourceModel(table, SqliteDialect.Describe(table)) : null)
                .WithTrackingName(StepNames.Tables),
            static (output, source) => Add(output, source?.Table.Type, () => TableEmitter.Write(source!)));
        context.RegisterSourceOutput(
            stores.Select(static (parsed, _) => parsed.Model).WithTrackingName(StepNames.Stores),
            static (output, store) => Add(output, store?.Type, () => StoreEmitter.Write(store!)));
        Report(context, tables.SelectMany(static (parsed, _) => parsed.Diagnostics));
        Report(context, stores.SelectMany(static (parsed, _) => parsed.Diagnostics));
        AddStrayQueries(context, KnownNames.Query);
        AddStrayQueries(context, KnownNames.Command);
    }

    private static IncrementalValuesProvider<Parsed<T>> Find<T>(
        IncrementalGeneratorInitializationContext context, string attribute, Func<INamedTypeSymbol, Parsed<T>> parse)
        where T : class, IEquatable<T> => context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is TypeDeclarationSyntax,
            (match, _) => IsFirst(match) ? parse((INamedTypeSymbol)match.TargetSymbol) : new Parsed<T>(null, new([])));

    // A type whose parts each bear the attribute is one type; that it bears it twice is the compiler's to report.
    private static bool IsFirst(GeneratorAttributeSyntaxContext match) =>
        match.TargetSymbol.FindAttribute(match.Attributes[0].AttributeClass!.ToDisplayString())?.ApplicationSyntaxReference is not { } first
        || (first.SyntaxTree == match.TargetNode.SyntaxTree && match.TargetNode.FullSpan.Contains(first.Span));

    private static void AddStrayQueries(IncrementalGeneratorInitializationContext context, string attribute)
    {
        var strays = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is MethodDeclarationSyntax,
            (match, _) => StrayQueryParser.Parse((IMethodSymbol)match.TargetSymbol, attribute)).WithTrackingName(StepNames.ParseStrayQueries);
        context.RegisterSourceOutput(
            strays.Where(static parsed => parsed.Model is not null).Select(static (parsed, _) => parsed.Model).WithTrackingName(StepNames.StrayQueries),
            static (output, store) => Add(output, store?.Type, () => StoreEmitter.Write(store!), "queries."));
        Report(context, strays.SelectMany(static (parsed, _) => parsed.Diagnostics));
    }

    private static void Add(SourceProductionContext output, TypeModel? type, Func<string> write, string part = "")
    {
        if (type is not null)
            output.AddSource(part + SourceFile.HintName(type), write());
    }

    // Diagnostics travel alone: their places change with every line above them, and only real places obey #pragma.
    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DiagnosticModel> diagnostics) =>
        context.RegisterSourceOutput(
            diagnostics.Combine(context.CompilationProvider).WithTrackingName(StepNames.Diagnostics),
            static (output, pair) => output.ReportDiagnostic(DiagnosticReporter.Create(pair.Left, pair.Right)));
}
