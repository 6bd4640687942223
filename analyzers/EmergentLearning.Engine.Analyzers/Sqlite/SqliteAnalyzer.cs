using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>What the SQLite rules have in common: concurrent, no generated code, nothing at all in a compilation without SQLite.</summary>
/// <remarks>Symbols are looked up once for each compilation; a body's variables are only followed when it holds a candidate.</remarks>
public abstract class SqliteAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (SqliteSymbols.Create(start.Compilation) is { } symbols)
                Start(start, symbols);
        });
    }

    /// <summary>Registers the rule's own actions.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext start, SqliteSymbols symbols);

    /// <summary>Has <paramref name="analyze"/> asked about operations of these kinds, with what their body says beside them.</summary>
    private protected static void ForEachOperation(
        CompilationStartAnalysisContext start,
        SqliteSymbols symbols,
        Func<IOperation, bool> isCandidate,
        Action<OperationAnalysisContext, SqliteBody> analyze,
        params OperationKind[] kinds)
    {
        // Not an action for each body that starts others: most bodies hold no candidate, and need nothing of their own.
        var bodies = new ConditionalWeakTable<IOperation, SqliteBody>();
        start.RegisterOperationAction(
            operation =>
            {
                if (isCandidate(operation.Operation) && !RuleOptions.SkipsTests(OptionsOf(operation)))
                    analyze(operation, bodies.GetValue(RootOf(operation.Operation), root => new SqliteBody(symbols, [root])));
            },
            kinds);
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private protected static AnalyzerConfigOptions OptionsOf(OperationAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree);
}
