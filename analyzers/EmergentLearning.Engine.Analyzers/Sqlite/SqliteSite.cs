using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>An operation that a rule looks at, and where it reports what it finds.</summary>
/// <param name="operation">The operation.</param>
/// <param name="context">The body that it stands in.</param>
internal sealed class SqliteSite(IOperation operation, OperationBlockAnalysisContext context)
{
    public IOperation Operation { get; } = operation;

    public AnalyzerConfigOptions Options => context.Options.AnalyzerConfigOptionsProvider.GetOptions(Operation.Syntax.SyntaxTree);

    public void ReportDiagnostic(Diagnostic found) => context.ReportDiagnostic(found);
}
