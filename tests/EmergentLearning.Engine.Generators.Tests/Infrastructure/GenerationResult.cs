using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Tests.Infrastructure;

/// <summary>What the generator made of some source.</summary>
/// <param name="Diagnostics">What it reported and what no pragma suppressed.</param>
/// <param name="Output">The sources together with the generated ones.</param>
/// <param name="Sources">The generated sources.</param>
internal sealed record GenerationResult(ImmutableArray<Diagnostic> Diagnostics, Compilation Output, IReadOnlyList<string> Sources)
{
    /// <summary>What the compiler itself has against the result: errors and warnings.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics() =>
        Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
