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
        Action<SqliteSite, SqliteBody> analyze,
        params OperationKind[] kinds)
    {
        var wanted = KindSet.Of(kinds);
        start.RegisterOperationBlockAction(context =>
        {
            // One walk of our own: to be called back for each operation would cost the compiler's driver more, and most bodies hold no candidate.
            Dictionary<IOperation, SqliteBody>? bodies = null;
            foreach (IOperation block in context.OperationBlocks)
            {
                foreach (IOperation operation in BodyOperations.Of(block).Of(wanted))
                {
                    if (!isCandidate(operation))
                        continue;
                    var site = new SqliteSite(operation, context);
                    if (RuleOptions.SkipsTests(site.Options))
                        return;
                    analyze(site, BodyOf(operation, symbols, bodies ??= []));
                }
            }
        });
    }

    private static SqliteBody BodyOf(IOperation operation, SqliteSymbols symbols, Dictionary<IOperation, SqliteBody> bodies)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
            root = parent;
        if (!bodies.TryGetValue(root, out SqliteBody? body))
            bodies.Add(root, body = new SqliteBody(symbols, [root]));
        return body;
    }
}
