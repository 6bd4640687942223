using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// An analyzer with a clock around everything that the compiler's driver has it do. The driver's own clock is the time of day: where the collector stops
/// all threads, or there are more threads than processors, it says how long an analyzer was stopped rather than what it did. Thread-safe.
/// </summary>
#pragma warning disable RS1001, RS1025, RS1026 // It is made here, never loaded by a compiler, and configured by the analyzer inside.
internal sealed class ClockedAnalyzer(DiagnosticAnalyzer inner) : DiagnosticAnalyzer
{
    private readonly AnalyzerClock _clock = new();

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => inner.SupportedDiagnostics;

    public string Name => inner.GetType().Name;

    /// <summary>The processor time that it has taken.</summary>
    public TimeSpan Taken => _clock.Taken;

    public override void Initialize(AnalysisContext context) => _clock.Around<AnalysisContext>(inner.Initialize)(new ClockedContext(context, _clock));
}
