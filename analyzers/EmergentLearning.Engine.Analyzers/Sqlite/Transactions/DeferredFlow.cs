using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.Sqlite.Flow;
using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Transactions;

/// <summary>Follows deferred transactions from their begin to their end, and notes the first write of each.</summary>
internal sealed class DeferredFlow(SqliteBody body, Originals originals) : MayFlow<TransactionFact>
{
    private readonly SqliteValues _values = body.Values;
    private readonly SqlRuns _runs = new(body.Values);
    private readonly WriteSummary _summary = new(body.Values);
    private readonly Dictionary<SyntaxNode, SyntaxNode> _writes = [];

    /// <summary>For each begin, the first write under it in the order of the source.</summary>
    public IReadOnlyDictionary<SyntaxNode, SyntaxNode> Writes => _writes;

    protected override ImmutableHashSet<TransactionFact> After(IOperation operation, ImmutableHashSet<TransactionFact> facts)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation:
                return AfterAssignment(operation, facts);
            case IInvocationOperation { IsImplicit: true } disposal:
                return IsEnd(disposal) ? Close(disposal.Instance, facts) : facts;
            case IInvocationOperation piece when originals.Of<IInvocationOperation>(piece, OperationKind.Invocation) is { } call:
                return AfterCall(call, facts);
            case IFlowAnonymousFunctionOperation piece
                when originals.Of<IAnonymousFunctionOperation>(piece, OperationKind.AnonymousFunction) is { } lambda && HasOpen(facts):
                // Where it is handed over it may run.
                foreach (Place place in _summary.Inside(lambda))
                    Note(facts, place, lambda.Syntax);
                return facts;
            default:
                return facts;
        }
    }

    /// <summary>Where the transaction, or its connection, is null there is none.</summary>
    protected override ImmutableHashSet<TransactionFact> AfterCondition(IOperation condition, bool outcome, ImmutableHashSet<TransactionFact> facts) =>
        NullTest.FindNull(condition, outcome) is { } place ? Without(facts, place) : facts;

    private ImmutableHashSet<TransactionFact> AfterAssignment(IOperation piece, ImmutableHashSet<TransactionFact> facts)
    {
        if (originals.Of<ISimpleAssignmentOperation>(piece, OperationKind.SimpleAssignment) is { } assignment)
        {
            if (assignment.Target is IPropertyReferenceOperation { Property.Name: "CommandText", Instance: { } owner })
                return Place.Of(owner) is { } place ? WithText(facts, place, assignment.Value) : facts;
            return Place.Of(assignment.Target) is { } target ? AfterNewCommand(target, assignment.Value, facts) : facts;
        }

        return originals.Of<IVariableDeclaratorOperation>(piece, OperationKind.VariableDeclarator) is { Initializer.Value: { } initial } declarator
            ? AfterNewCommand(Place.Of(declarator.Symbol), initial, facts)
            : facts;
    }

    /// <summary>Another command in the variable: what the old one said no longer counts.</summary>
    private ImmutableHashSet<TransactionFact> AfterNewCommand(Place place, IOperation value, ImmutableHashSet<TransactionFact> facts) =>
        _values.RoleOf(value) is not SqliteRole.Command ? facts : WithText(facts, place, _values.TextAtCreation(value));

    private static ImmutableHashSet<TransactionFact> WithText(ImmutableHashSet<TransactionFact> facts, Place command, IOperation? sql)
    {
        facts = facts.Except(facts.Where(fact => fact is TransactionFact.Text text && text.Command.Equals(command)));
        return sql is null ? facts : facts.Add(new TransactionFact.Text(command, sql));
    }

    private ImmutableHashSet<TransactionFact> AfterCall(IInvocationOperation call, ImmutableHashSet<TransactionFact> facts)
    {
        if (DeferredBegin.Is(call, _values))
        {
            Place? transaction = DeferredBegin.TransactionOf(call);
            return facts.Add(new TransactionFact.Open(call.Syntax, _values.ConnectionOf(call.Instance) ?? transaction, transaction));
        }

        if (IsEnd(call))
            return Close(call.Instance, facts);

        IEnumerable<SqlRun> statements = _runs.ExecutedCommand(call) is { } command
            ? _runs.Execute(call, command, TextsOf(command, facts))
            : _runs.Call(call);
        foreach (SqlRun run in statements)
            facts = AfterStatement(run, call, facts);
        if (HasOpen(facts))
        {
            foreach (Place place in _summary.Of(call))
                Note(facts, place, call.Syntax);
        }

        return facts;
    }

    private ImmutableHashSet<TransactionFact> AfterStatement(SqlRun run, IOperation call, ImmutableHashSet<TransactionFact> facts)
    {
        switch (run.Verb)
        {
            case SqlVerb.BeginsDeferred when run.Connection is { } connection:
                return facts.Add(new TransactionFact.Open(body.Nearest(run.Text, call), connection, null));
            case SqlVerb.Ends when run.Connection is { } connection:
                return Without(facts, connection);
            case SqlVerb.Writes when run.Connection is { } connection:
                Note(facts, connection, call.Syntax);
                return facts;
            default:
                return facts;
        }
    }

    /// <summary>The texts that the command may have here, on some path.</summary>
    private IEnumerable<IOperation> TextsOf(IOperation command, ImmutableHashSet<TransactionFact> facts) => Place.Of(command) is { } place
        ? facts.OfType<TransactionFact.Text>().Where(text => text.Command.Equals(place)).Select(text => text.Sql)
        : _values.TextAtCreation(command) is { } initial ? [initial] : [];

    private bool IsEnd(IInvocationOperation call) => (_values.RoleOf(call.Instance), call.TargetMethod.Name) switch
    {
        // Rollback(savepoint) goes back and stays inside.
        (SqliteRole.Transaction or SqliteRole.AnyTransaction, "Commit" or "CommitAsync" or "Rollback" or "RollbackAsync") =>
            !call.Arguments.Any(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String),
        (SqliteRole.Transaction or SqliteRole.AnyTransaction or SqliteRole.Connection, "Dispose" or "DisposeAsync") => true,
        (SqliteRole.Connection, "Close" or "CloseAsync") => true,
        _ => false,
    };

    private ImmutableHashSet<TransactionFact> Close(IOperation? ended, ImmutableHashSet<TransactionFact> facts)
    {
        if (ended is not null && Place.Of(ended) is { } place)
            facts = Without(facts, place);
        return _values.ConnectionOf(ended) is { } connection ? Without(facts, connection) : facts;
    }

    private static ImmutableHashSet<TransactionFact> Without(ImmutableHashSet<TransactionFact> facts, Place place) =>
        facts.Except(facts.Where(fact => fact is TransactionFact.Open open && open.IsOn(place)));

    private static bool HasOpen(ImmutableHashSet<TransactionFact> facts) => facts.Any(fact => fact is TransactionFact.Open);

    private void Note(ImmutableHashSet<TransactionFact> facts, Place written, SyntaxNode write)
    {
        foreach (TransactionFact fact in facts)
        {
            if (fact is TransactionFact.Open open && open.IsOn(written)
                && (!_writes.TryGetValue(open.Begin, out SyntaxNode? first) || write.SpanStart < first.SpanStart))
            {
                _writes[open.Begin] = write;
            }
        }
    }
}
