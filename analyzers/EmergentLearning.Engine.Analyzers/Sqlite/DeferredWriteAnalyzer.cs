using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.Sqlite.Flow;
using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using EmergentLearning.Engine.Analyzers.Sqlite.Transactions;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>
/// ELE3001: a transaction that begins deferred later writes. If another connection commits between its first read and its first write, the
/// write fails (SQLITE_BUSY_SNAPSHOT), and no waiting helps.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeferredWriteAnalyzer : SqliteAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        id: DiagnosticIds.DeferredWrite,
        title: "A deferred transaction writes",
        messageFormat: "This transaction begins deferred and writes at line {0}: a commit of another connection in between makes the write fail, " +
            "however long it waits; begin it IMMEDIATE",
        category: "Sqlite",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A deferred transaction takes the write lock at its first write. Has another connection committed since its first read, " +
            "SQLite answers SQLITE_BUSY_SNAPSHOT, which no timeout covers. BEGIN IMMEDIATE takes the lock where waiting still helps.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.DeferredWrite));

    // Calls, and what a constant string is made of; to ask every operation for its value would cost more than all else here.
    private static readonly KindSet CallsAndText = KindSet.Of(
        OperationKind.Invocation,
        OperationKind.Literal,
        OperationKind.Binary,
        OperationKind.InterpolatedString,
        OperationKind.FieldReference,
        OperationKind.LocalReference,
        OperationKind.NameOf);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Start(CompilationStartAnalysisContext start, SqliteSymbols symbols) =>
        start.RegisterOperationBlockAction(context =>
        {
            if (MayBegin(context.OperationBlocks, symbols)
                && !RuleOptions.SkipsTests(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.OperationBlocks[0].Syntax.SyntaxTree)))
            {
                Analyze(context, symbols);
            }
        });

    private static void Analyze(OperationBlockAnalysisContext context, SqliteSymbols symbols)
    {
        var body = new SqliteBody(symbols, context.OperationBlocks);
        var originals = new Originals(context.OperationBlocks);
        foreach (KeyValuePair<ControlFlowGraph, ImmutableArray<IParameterSymbol>> graph in Graphs.Of(context))
        {
            var flow = new DeferredFlow(body, originals);
            if (!flow.Run(graph.Key, [], context.CancellationToken))
                continue;
            foreach (KeyValuePair<SyntaxNode, SyntaxNode> found in flow.Writes)
            {
                if (body.IsNew(found.Key))
                    Report(context, found.Key, found.Value);
            }
        }
    }

    private static void Report(OperationBlockAnalysisContext context, SyntaxNode begin, SyntaxNode write)
    {
        int line = write.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        context.ReportDiagnostic(Diagnostic.Create(Rule, begin.GetLocation(), [write.GetLocation()], line));
    }

    /// <summary>
    /// The cheap questions, the cheapest first: is there a call that could begin a deferred transaction, or text that could and something of
    /// SQLite's to give it to?
    /// </summary>
    private static bool MayBegin(ImmutableArray<IOperation> blocks, SqliteSymbols symbols)
    {
        bool hasText = false;
        foreach (IOperation block in blocks)
        {
            foreach (IOperation operation in BodyOperations.Of(block).Of(CallsAndText))
            {
                if (operation is IInvocationOperation { TargetMethod.Name: "BeginTransaction" or "BeginTransactionAsync", Arguments.IsEmpty: false })
                    return true;
                hasText |= operation.Type?.SpecialType == SpecialType.System_String && operation.ConstantValue is { HasValue: true, Value: string text } && IsBegin(text);
            }
        }

        return hasText && blocks.Any(block => BodyOperations.Of(block).All.Any(operation => symbols.RoleOf(operation.Type) is not null));
    }

    private static bool IsBegin(string text) =>
        text.IndexOf("begin", StringComparison.OrdinalIgnoreCase) >= 0 && SqlText.Verbs(text).Contains(SqlVerb.BeginsDeferred);
}
