using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>ELE3003: connections share one cache, and with it locks on whole tables whose failures no waiting covers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedCacheAnalyzer : SqliteAnalyzer
{
    // Microsoft.Data.Sqlite.SqliteOpenMode.
    private const int OpenMemory = 3;

    private static readonly DiagnosticDescriptor Rule = new(
        id: DiagnosticIds.SharedCache,
        title: "SQLite's shared cache is turned on",
        messageFormat: "A shared cache locks whole tables between the connections of a process, and 'database table is locked' is not " +
            "covered by the busy timeout; use Cache=Private",
        category: "Sqlite",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Connections with a shared cache take turns on table locks: a reader blocks a writer even in WAL mode, and SQLITE_LOCKED " +
            "comes at once, whatever the timeout. Only a database in memory needs the shared cache, to be seen by several connections.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.SharedCache));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    private protected override void Start(CompilationStartAnalysisContext start, SqliteSymbols symbols)
    {
        var sites = new SqlSites(symbols);
        ForEachOperation(
            start,
            symbols,
            operation => IsSharedMode(operation, symbols) || sites.IsCandidate(operation),
            (context, body) => Analyze(context, body, sites),
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.SimpleAssignment,
            OperationKind.FieldReference);
    }

    private static void Analyze(SqliteSite context, SqliteBody body, SqlSites sites)
    {
        if (context.Operation is IFieldReferenceOperation mode)
        {
            if (IsValue(mode) && !BuildsInMemory(mode, body))
                Report(context, body, mode.Syntax);
            return;
        }

        foreach (IOperation connection in sites.ConnectionStrings(context.Operation))
        {
            foreach (KeyValuePair<IOperation, string> text in body.Values.TextsOf(connection))
            {
                var known = new ConnectionText(text.Value);
                if (known.SharesCache && !known.IsInMemory)
                    Report(context, body, body.Nearest(text.Key, connection));
            }
        }

        if (SetByName(context.Operation) is { } value && !BuildsInMemory(context.Operation, body))
            Report(context, body, value.Syntax);
    }

    private static bool IsSharedMode(IOperation operation, SqliteSymbols symbols) =>
        operation is IFieldReferenceOperation { Field: { IsStatic: true, Name: "Shared" } field }
        && symbols.CacheMode is { } mode && SymbolEqualityComparer.Default.Equals(field.ContainingType, mode);

    /// <summary>A value that goes somewhere: not one that another is compared with, nor a name.</summary>
    private static bool IsValue(IOperation mode)
    {
        IOperation? user = mode.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
            user = user.Parent;
        return user is not (null or IBinaryOperation or IConstantPatternOperation or ISingleValueCaseClauseOperation or INameOfOperation);
    }

    /// <summary><c>builder["Cache"] = "Shared"</c>.</summary>
    private static IOperation? SetByName(IOperation operation) =>
        operation is ISimpleAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }] },
        } assignment
        && key.Equals("Cache", StringComparison.OrdinalIgnoreCase)
        && Operations.Unwrap(assignment.Value).ConstantValue is { HasValue: true, Value: string value }
        && value.Equals("Shared", StringComparison.OrdinalIgnoreCase)
            ? assignment.Value
            : null;

    /// <summary>True when a builder in this body is for a database in memory: there the shared cache is the only way to share it.</summary>
    private static bool BuildsInMemory(IOperation operation, SqliteBody body)
    {
        foreach (IOperation block in body.Blocks)
        {
            foreach (IOperation one in block.DescendantsAndSelf())
            {
                bool isMemory = one is IFieldReferenceOperation { Field.ContainingType: { } type, ConstantValue: { HasValue: true, Value: OpenMemory } }
                        && SymbolEqualityComparer.Default.Equals(type, body.Symbols.OpenMode)
                    || one is ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } && IsMemoryText(text);
                if (isMemory && Enclosing(one) == Enclosing(operation))
                    return true;
            }
        }

        return false;
    }

    private static bool IsMemoryText(string text) => text == ":memory:" || new ConnectionText(text).IsInMemory;

    /// <summary>The object initializer around the value, or the block of statements.</summary>
    private static IOperation? Enclosing(IOperation operation)
    {
        IOperation? current = operation.Parent;
        while (current is not (null or IBlockOperation or IObjectCreationOperation { Initializer: not null }))
            current = current.Parent;
        return current;
    }

    private static void Report(SqliteSite context, SqliteBody body, SyntaxNode node)
    {
        if (body.IsNew(node))
            context.ReportDiagnostic(Diagnostic.Create(Rule, node.GetLocation()));
    }
}
