using EmergentLearning.Engine.Generators.Emission;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Parsing;
using EmergentLearning.Engine.Generators.Parsing.Memory;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators;

/// <summary>Turns the attributes on partial types into storage code.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EngineGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // One look at each declaration for all attributes: with a look for each, every key stroke would cost as many.
        var reader = new DeclarationReader();
        IncrementalValuesProvider<Declared?> declarations = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => DeclarationReader.IsCandidate(node), reader.Read)
            .WithTrackingName(StepNames.Declarations);

        // From here on there is one value, not one for each declaration: the compiler loses and repeats values of a list when several files
        // change at once (dotnet/roslyn#57991; IncrementalTests shows it), and one output too many or too few ends all generation.
        IncrementalValueProvider<EquatableArray<Declared>> project = declarations.Collect()
            .Select(static (all, _) => all.OfType<Declared>().Distinct().ToEquatable())
            .WithTrackingName(StepNames.Project);

        // Source comes from the models alone, so an edit that does not change a model writes nothing.
        var written = new WrittenSources();
        context.RegisterSourceOutput(project, (output, all) =>
        {
            foreach (WrittenSource source in written.Of(all))
                output.AddSource(source.HintName, source.Text);
        });
        IncrementalValueProvider<EquatableArray<DiagnosticModel>> drift = SchemaPipeline.Register(context, project);

        // Diagnostics travel alone: their places change with every line above them, and only real places obey #pragma.
        context.RegisterSourceOutput(
            project.Combine(drift)
                .Select(static (pair, _) => pair.Left.SelectMany(each => each.Diagnostics).Concat(pair.Right).Distinct().ToEquatable())
                .Combine(context.CompilationProvider).WithTrackingName(StepNames.Diagnostics),
            static (output, pair) => Report(output, pair.Left, pair.Right));
    }

    private static void Report(SourceProductionContext output, EquatableArray<DiagnosticModel> diagnostics, Compilation compilation)
    {
        foreach (DiagnosticModel diagnostic in diagnostics)
            output.ReportDiagnostic(DiagnosticReporter.Create(diagnostic, compilation));
    }
}
