using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.Sqlite.Flow;
using EmergentLearning.Engine.Analyzers.Sqlite.Readers;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>ELE3006: a reader stays open while somebody else's code runs. For so long the write-ahead log cannot be emptied, and grows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeldReaderAnalyzer : SqliteAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        id: DiagnosticIds.HeldReader,
        title: "A SQLite reader is held across an await, a yield or a callback",
        messageFormat: "'{0}' is open across {1}: for as long as that takes, the write-ahead log cannot be emptied and grows; " +
            "read the rows into a list and close the reader first",
        category: "Sqlite",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An open reader pins the snapshot that it reads: no checkpoint gets past it, so the log grows with every commit, and with " +
            "a rollback journal no writer can commit at all. Code that waits, or that somebody else wrote, must not decide how long that lasts.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.HeldReader));

    private static readonly KindSet ForeignCode = KindSet.Of(OperationKind.Await, OperationKind.YieldReturn, OperationKind.Loop, OperationKind.Invocation);

    // A reader is got by a call, or was got by another and stands in a variable, a parameter or a member.
    private static readonly KindSet Values = KindSet.Of(
        OperationKind.Invocation,
        OperationKind.LocalReference,
        OperationKind.ParameterReference,
        OperationKind.FieldReference,
        OperationKind.PropertyReference,
        OperationKind.ObjectCreation,
        OperationKind.Conversion);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Start(CompilationStartAnalysisContext start, SqliteSymbols symbols)
    {
        var helpers = new PromptHelpers(symbols, start.Compilation);
        start.RegisterOperationBlockAction(context =>
        {
            if (MayHold(context, symbols)
                && !RuleOptions.SkipsTests(context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.OperationBlocks[0].Syntax.SyntaxTree)))
            {
                Analyze(context, symbols, helpers);
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, SqliteSymbols symbols, PromptHelpers helpers)
    {
        var values = new SqliteValues(symbols, context.OperationBlocks);
        var originals = new Originals(context.OperationBlocks);
        foreach (KeyValuePair<ControlFlowGraph, ImmutableArray<IParameterSymbol>> graph in Graphs.Of(context))
        {
            // A reader that is handed over is open, and its owner waits for this method.
            IEnumerable<HeldReader> given = graph.Value.Where(parameter => symbols.RoleOf(parameter.Type) == SqliteRole.Reader)
                .Select(parameter => new HeldReader(Place.Of(parameter)));
            var flow = new ReaderFlow(values, originals, helpers, context.CancellationToken);
            if (!flow.Run(graph.Key, [.. given], context.CancellationToken))
                continue;
            foreach (KeyValuePair<Place, (SyntaxNode Node, string What)> found in flow.Found)
                context.ReportDiagnostic(Diagnostic.Create(Rule, found.Value.Node.GetLocation(), found.Key.Name, found.Value.What));
        }
    }

    /// <summary>
    /// The cheap questions, the cheapest first: is there something that a reader could be held across, of which few methods have any, and is
    /// there a reader at all?
    /// </summary>
    private static bool MayHold(OperationBlockAnalysisContext context, SqliteSymbols symbols) =>
        context.OperationBlocks.Any(block => BodyOperations.Of(block).Any(ForeignCode, IsForeignCode))
        && context.OperationBlocks.Any(block => BodyOperations.Of(block).Any(Values, operation => IsReader(operation, symbols)));

    private static bool IsReader(IOperation operation, SqliteSymbols symbols) =>
        symbols.RoleOf(symbols.Awaited(operation.Type)) is SqliteRole.Reader or SqliteRole.AnyReader;

    private static bool IsForeignCode(IOperation operation) => operation.Kind switch
    {
        OperationKind.Await or OperationKind.YieldReturn => true,
        OperationKind.Loop => operation is IForEachLoopOperation { IsAsynchronous: true },
        OperationKind.Invocation => operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke },
        _ => false,
    };
}
