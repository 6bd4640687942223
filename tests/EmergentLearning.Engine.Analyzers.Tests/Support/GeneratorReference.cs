using System.Collections.Immutable;
using EmergentLearning.Engine.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>Gives a project the generator, as a package reference does: its code fixes then see what is generated.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    // The workspace knows a generator by its instance.
    private readonly ISourceGenerator _generator = new EngineGenerator().AsSourceGenerator();

    public override string FullPath => "generator";

    public override object Id => FullPath;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [_generator];
}
