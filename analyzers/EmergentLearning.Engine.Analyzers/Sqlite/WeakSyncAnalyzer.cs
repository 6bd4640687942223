using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>ELE3002: <c>synchronous</c> is set below <c>FULL</c>, so that a commit can be lost, or the database with it, when the power fails.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeakSyncAnalyzer : SqliteAnalyzer
{
    // System.Data.SQLite.SynchronizationModes.
    private const int SyncNormal = 0;
    private const int SyncOff = 2;

    private static readonly DiagnosticDescriptor Rule = new(
        id: DiagnosticIds.WeakSync,
        title: "SQLite's synchronous is set below FULL",
        messageFormat: "synchronous={0}: {1}; set it to FULL",
        category: "Sqlite",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Below FULL, COMMIT returns before the disk has the transaction. NORMAL in WAL mode loses the last commits when the " +
            "power fails; OFF can also destroy the database. NORMAL is right for a database that can be rebuilt from something else.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.WeakSync));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Start(CompilationStartAnalysisContext start, SqliteSymbols symbols)
    {
        var sites = new SqlSites(symbols);
        ForEachOperation(
            start,
            symbols,
            sites.IsCandidate,
            (context, body) => Analyze(context, body, sites),
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.SimpleAssignment);
    }

    private static void Analyze(SqliteSite context, SqliteBody body, SqlSites sites)
    {
        foreach (IOperation sql in sites.Sql(context.Operation))
        {
            foreach (KeyValuePair<IOperation, string> text in body.Values.TextsOf(sql))
                Report(context, body, sites, SqlText.WeakSync(text.Value), body.Nearest(text.Key, sql));
        }

        foreach (IOperation connection in sites.ConnectionStrings(context.Operation))
        {
            foreach (KeyValuePair<IOperation, string> text in body.Values.TextsOf(connection))
            {
                var known = new ConnectionText(text.Value);
                Report(context, body, sites, known.IsInMemory ? null : known.WeakSync, body.Nearest(text.Key, connection));
            }
        }

        if (context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
            && body.Symbols.SyncMode is { } mode && SymbolEqualityComparer.Default.Equals(target.Type, mode))
        {
            foreach (IOperation value in body.Values.ValuesOf(assignment.Value))
                Report(context, body, sites, NameOf(value), body.Nearest(value, assignment.Value));
        }
    }

    private static string? NameOf(IOperation mode) => Operations.Unwrap(mode).ConstantValue switch
    {
        { HasValue: true, Value: SyncOff } => "OFF",
        { HasValue: true, Value: SyncNormal } => "NORMAL",
        _ => null,
    };

    private static void Report(SqliteSite context, SqliteBody body, SqlSites sites, string? level, SyntaxNode node)
    {
        if (level is null
            || (level == "NORMAL" && RuleOptions.AllowsNormal(context.Options))
            || sites.Runners(context.Operation).Any(body.Values.IsInMemory)
            || !body.IsNew(node))
        {
            return;
        }

        string consequence = level == "NORMAL"
            ? "a power failure loses commits that were acknowledged"
            : "a power failure loses commits that were acknowledged and can destroy the database";
        context.ReportDiagnostic(Diagnostic.Create(Rule, node.GetLocation(), level, consequence));
    }
}
