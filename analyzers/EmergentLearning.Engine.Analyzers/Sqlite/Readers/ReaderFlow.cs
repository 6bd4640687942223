using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Sqlite.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Readers;

/// <summary>Follows data readers from where they are opened to where they are closed or have no more rows, and notes what happens in between.</summary>
internal sealed class ReaderFlow(SqliteValues values, Originals originals, PromptHelpers helpers, CancellationToken cancellation) : MayFlow<HeldReader>
{
    private readonly Dictionary<Place, (SyntaxNode Node, string What)> _found = [];

    /// <summary>For each reader, the first thing in the order of the source that it is held across.</summary>
    public IReadOnlyDictionary<Place, (SyntaxNode Node, string What)> Found => _found;

    protected override ImmutableHashSet<HeldReader> After(IOperation operation, ImmutableHashSet<HeldReader> facts)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation assignment:
                return AfterAssignment(assignment, facts);
            case IInvocationOperation { IsImplicit: true } implied:
                return AfterReaderCall(implied, AfterStep(implied, facts));
            case IInvocationOperation piece when originals.Of<IInvocationOperation>(piece, OperationKind.Invocation) is { } call:
                if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && IsForeign(call))
                    Note(facts, call.Syntax, $"the call of '{Place.Of(call.Instance)?.Name ?? "a delegate"}'");
                return AfterReaderCall(call, facts);
            case IAwaitOperation awaited when Suspends(awaited):
                Note(facts, awaited.Syntax, "an await");
                return facts;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Note(facts, yielded.Syntax, "a yield return");
                return facts;
            default:
                return facts;
        }
    }

    /// <summary><c>Read()</c> that gives false has run the statement to its end, and SQLite has given back the snapshot (measured).</summary>
    protected override ImmutableHashSet<HeldReader> AfterCondition(IOperation condition, bool outcome, ImmutableHashSet<HeldReader> facts)
    {
        // Behind a loop, where there was no sequence at all, nobody has given a reader.
        if (outcome && condition is IIsNullOperation nothing && EnumeratorOf(nothing.Operand) is { } sequence)
            return Without(facts, sequence);
        Place? done = NullTest.FindNull(condition, outcome);
        if (!outcome
            && helpers.WithoutConfigureAwait(condition) is IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync", Instance: { } reader })
        {
            done = Place.Of(reader);
        }

        return done is { } place ? Without(facts, place) : facts;
    }

    private ImmutableHashSet<HeldReader> AfterAssignment(ISimpleAssignmentOperation piece, ImmutableHashSet<HeldReader> facts)
    {
        if (Place.Of(piece.Target) is not { } place || values.RoleOf(piece.Target) is not SqliteRole.Reader)
            return facts;
        // Null, or a second name for a reader that is followed under its first.
        bool isOther = piece.Value.ConstantValue.HasValue || Operations.Unwrap(piece.Value) is ILocalReferenceOperation or IParameterReferenceOperation;
        facts = Without(facts, place);
        return isOther ? facts : facts.Add(new HeldReader(place, SequenceOf(Operations.Unwrap(piece.Value))));
    }

    private static CaptureId? SequenceOf(IOperation value) =>
        value is IPropertyReferenceOperation { Property.Name: "Current", Instance: { } enumerator } ? EnumeratorOf(enumerator) : null;

    private static CaptureId? EnumeratorOf(IOperation? instance) =>
        instance is not null && Operations.Unwrap(instance) is IFlowCaptureReferenceOperation capture ? capture.Id : null;

    /// <summary>
    /// A loop over readers: whoever made the sequence holds the reader while it looks for the next row, and closes it behind the last, so the
    /// loop's own step is no wait of this method's.
    /// </summary>
    private static ImmutableHashSet<HeldReader> AfterStep(IInvocationOperation call, ImmutableHashSet<HeldReader> facts) =>
        call.TargetMethod.Name is "MoveNext" or "MoveNextAsync" or "Dispose" or "DisposeAsync" && EnumeratorOf(call.Instance) is { } sequence
            ? Without(facts, sequence)
            : facts;

    private static ImmutableHashSet<HeldReader> Without(ImmutableHashSet<HeldReader> facts, CaptureId sequence) =>
        facts.Except(facts.Where(reader => sequence.Equals(reader.Sequence)));

    private static ImmutableHashSet<HeldReader> Without(ImmutableHashSet<HeldReader> facts, Place place) =>
        facts.Except(facts.Where(reader => reader.Variable.Equals(place)));

    private ImmutableHashSet<HeldReader> AfterReaderCall(IInvocationOperation call, ImmutableHashSet<HeldReader> facts)
    {
        string name = call.TargetMethod.Name;
        switch (values.RoleOf(call.Instance))
        {
            case SqliteRole.Reader when Place.Of(call.Instance) is { } place:
                return name switch
                {
                    "Dispose" or "DisposeAsync" or "Close" or "CloseAsync" => Without(facts, place),
                    "NextResult" or "NextResultAsync" => Without(facts, place).Add(new HeldReader(place)),
                    _ => facts,
                };
            // Microsoft.Data.Sqlite closes the readers with their connection or command.
            case SqliteRole.Connection or SqliteRole.Command when name is "Dispose" or "DisposeAsync" or "Close" or "CloseAsync":
                return facts.Clear();
            default:
                return facts;
        }
    }

    /// <summary>SQLite's own asynchronous members are done when they return (measured), and so are helpers that await nothing else.</summary>
    private bool Suspends(IAwaitOperation awaited)
    {
        IOperation operand = helpers.WithoutConfigureAwait(awaited.Operation);
        if (awaited.IsImplicit)
            return operand is IInvocationOperation { TargetMethod.Name: "MoveNextAsync" } && !IsPromptLoop(awaited.Syntax);
        if (operand is IInvocationOperation { Instance: { } instance } && IsSqlite(instance))
            return false;
        return !helpers.IsPrompt(operand, cancellation);
    }

    private bool IsPromptLoop(SyntaxNode step) =>
        step.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop && helpers.IsPromptLoop(loop, cancellation);

    private bool IsSqlite(IOperation instance) =>
        values.RoleOf(instance) is SqliteRole.Connection or SqliteRole.Command or SqliteRole.Transaction or SqliteRole.Reader;

    /// <summary>Code that this method does not show, and that is not there to read the row.</summary>
    private bool IsForeign(IInvocationOperation call)
    {
        if (call.Instance is null)
            return true;
        // A function from the row to a value has to run while the row is there.
        if (!call.TargetMethod.ReturnsVoid && call.Arguments.Any(argument => IsRow(Operations.Unwrap(argument.Value))))
            return false;
        IReadOnlyList<IOperation> targets = values.ValuesOf(call.Instance);
        return targets.Count == 0 || targets.Any(target => !IsShown(target));
    }

    private bool IsRow(IOperation argument) => values.RoleOf(argument) is SqliteRole.Reader or SqliteRole.AnyReader;

    private static bool IsShown(IOperation target) => target is IDelegateCreationOperation { Target: IAnonymousFunctionOperation or IMethodReferenceOperation }
        or IAnonymousFunctionOperation;

    private void Note(ImmutableHashSet<HeldReader> facts, SyntaxNode node, string what)
    {
        foreach (HeldReader reader in facts)
        {
            if (!_found.TryGetValue(reader.Variable, out (SyntaxNode Node, string What) first) || node.SpanStart < first.Node.SpanStart)
                _found[reader.Variable] = (node, what);
        }
    }
}
