using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>
/// ELE3005: a connection is opened on an engine-managed database by hand. ELE3004: a connection string for one is made and goes elsewhere: to
/// another library or a framework. Either way nobody checks SQLite's version, sets the pragmas or takes the gate.
/// </summary>
/// <remarks>One report for one fault: a connection string that this method gives to a connection is that connection's ELE3005.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManagedConnectionAnalyzer : SqliteAnalyzer
{
    private static readonly DiagnosticDescriptor StringRule = new(
        id: DiagnosticIds.ManagedConnectionString,
        title: "A connection string leads to a store's database past the engine",
        messageFormat: "This connection string leads to a database that the engine manages: whoever uses it sets no pragma, takes no turn and may load a " +
            "SQLite that the engine refuses; open it with SqliteDatabase.Open or through the store",
        category: "Sqlite",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The engine refuses SQLite versions that can corrupt a write-ahead log, and sets synchronous, foreign keys and trusted_schema " +
            "on each of its connections. A connection string carries none of that to whoever opens it.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.ManagedConnectionString));

    private static readonly DiagnosticDescriptor ConnectionRule = new(
        id: DiagnosticIds.RawManagedConnection,
        title: "A raw connection is opened on a store's database",
        messageFormat: "This opens a database that the engine manages past the engine: its writes take no turn with other processes, are in no " +
            "file and no commit, and its readers pin the log; use the store, or SqliteDatabase.Open",
        category: "Sqlite",
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Writers of a store wait at a fair gate in front of the database, and each of their transactions queues the files that have " +
            "to follow. A connection of one's own does neither: others meet 'database is locked', and files and rows drift apart.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.RawManagedConnection));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [StringRule, ConnectionRule];

    private protected override void Start(CompilationStartAnalysisContext start, SqliteSymbols symbols)
    {
        if (ManagedFolder.Create(start.Compilation, start.Options.AnalyzerConfigOptionsProvider.GlobalOptions) is not { } folder)
            return;
        var sites = new SqlSites(symbols);
        ForEachOperation(
            start,
            symbols,
            sites.IsCandidate,
            (context, body) => Analyze(context, body, sites, folder),
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.SimpleAssignment);
    }

    private static void Analyze(SqliteSite context, SqliteBody body, SqlSites sites, ManagedFolder folder)
    {
        IOperation operation = context.Operation;
        if (DataSourceOf(operation, body.Symbols) is { } source)
        {
            if (folder.Holds(source, body.Values.Facts) && !GoesToConnection(operation, body))
                Report(context, body, StringRule, operation);
            return;
        }

        if (!sites.ConnectionStrings(operation).Any(text => LeadsTo(folder, text, body)))
            return;
        bool isConnection = operation switch
        {
            IObjectCreationOperation creation => body.Symbols.RoleOf(creation.Type) is SqliteRole.Connection
                && !SqliteSymbols.IsSystemDataSqlite(creation.Type),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } owner } } =>
                body.Symbols.RoleOf(owner.Type) is SqliteRole.Connection && !SqliteSymbols.IsSystemDataSqlite(owner.Type),
            _ => false,
        };
        if (isConnection || !GoesToConnection(operation, body))
            Report(context, body, isConnection ? ConnectionRule : StringRule, operation);
    }

    /// <summary>The path given to a builder's <c>DataSource</c>, or to a key of that name.</summary>
    private static IOperation? DataSourceOf(IOperation operation, SqliteSymbols symbols) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } builder } property } assignment
        && symbols.RoleOf(builder.Type) is SqliteRole.ConnectionStringBuilder
        && (property.Property.Name is "DataSource" or "FullUri"
            || property.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: "Data Source" or "DataSource" or "Filename" } }])
            ? assignment.Value
            : null;

    /// <summary>True when this body also makes a connection out of what a builder says: that connection is reported.</summary>
    private static bool GoesToConnection(IOperation operation, SqliteBody body) => operation is not IInvocationOperation
        && !(operation is IObjectCreationOperation creation && body.Symbols.RoleOf(creation.Type) is SqliteRole.Connection)
        && body.Blocks.Any(block => block.DescendantsAndSelf().Any(one =>
            one is IObjectCreationOperation { Type: { } type } made && body.Symbols.RoleOf(type) is SqliteRole.Connection
            && !SqliteSymbols.IsSystemDataSqlite(type)
            && SqliteValues.InitialText(made) is { } text && IsOfBuilder(text, body.Values)));

    private static bool IsOfBuilder(IOperation text, SqliteValues values) => values.ValuesOf(text).Any(value => BuilderOf(value, values) is not null);

    private static bool LeadsTo(ManagedFolder folder, IOperation text, SqliteBody body)
    {
        foreach (IOperation value in body.Values.ValuesOf(text))
        {
            if (BuilderOf(value, body.Values) is { } builder)
            {
                if (BuilderSources(builder, body).Any(source => folder.Holds(source, body.Values.Facts)))
                    return true;
            }
            else if (Parts(value).Any(part => folder.Holds(part, body.Values.Facts)))
            {
                return true;
            }
        }

        return body.Values.TextsOf(text).Any(known => new ConnectionText(known.Value).DataSource is { } source && folder.Holds(source));
    }

    /// <summary>The builder behind <c>builder.ConnectionString</c> or <c>builder.ToString()</c>.</summary>
    private static IOperation? BuilderOf(IOperation value, SqliteValues values) => value switch
    {
        IPropertyReferenceOperation { Property.Name: "ConnectionString", Instance: { } builder }
            when values.RoleOf(builder) is SqliteRole.ConnectionStringBuilder => builder,
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } builder }
            when values.RoleOf(builder) is SqliteRole.ConnectionStringBuilder => builder,
        _ => null,
    };

    private static IEnumerable<IOperation> BuilderSources(IOperation builder, SqliteBody body)
    {
        foreach (IOperation one in body.Values.ValuesOf(builder))
        {
            if (one is not IObjectCreationOperation creation)
                continue;
            foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
            {
                if (DataSourceOf(initializer, body.Symbols) is { } source)
                    yield return source;
            }
        }

        if (Place.Of(builder) is not { } place)
            yield break;
        foreach (ISimpleAssignmentOperation assignment in body.Values.Facts.PropertyAssignments)
        {
            if (assignment.Target is IPropertyReferenceOperation { Instance: { } instance } && place.Equals(Place.Of(instance))
                && DataSourceOf(assignment, body.Symbols) is { } source)
            {
                yield return source;
            }
        }
    }

    /// <summary>The parts of a composed string that only the running program knows: one of them may be the path.</summary>
    private static IEnumerable<IOperation> Parts(IOperation text)
    {
        text = Operations.Unwrap(text);
        return text switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Parts(sum.LeftOperand).Append(sum.RightOperand),
            IInterpolatedStringOperation interpolated => interpolated.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression),
            IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } call =>
                call.Arguments.Select(argument => argument.Value),
            { ConstantValue.HasValue: true } => [],
            _ => [text],
        };
    }

    private static void Report(SqliteSite context, SqliteBody body, DiagnosticDescriptor rule, IOperation operation)
    {
        if (body.IsNew(operation.Syntax))
            context.ReportDiagnostic(Diagnostic.Create(rule, operation.Syntax.GetLocation()));
    }
}
