using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What one method body says about its variables, gathered in one walk; immutable once built.</summary>
/// <remarks>It is only built for a body that holds a candidate, so that most methods cost nothing.</remarks>
internal sealed class MethodFacts
{
    private readonly Dictionary<ISymbol, List<IOperation>> _assigned = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly List<IInvocationOperation> _invocations = [];
    private readonly List<ISimpleAssignmentOperation> _propertyAssignments = [];
    private readonly List<IObjectCreationOperation> _creations = [];
    private readonly List<IReturnOperation> _returns = [];
    private readonly List<IPropertyReferenceOperation> _properties = [];
    private readonly Dictionary<(SyntaxNode Syntax, OperationKind Kind), IOperation> _originals = [];

    public MethodFacts(ImmutableArray<IOperation> blocks)
    {
        ContainingType = blocks.IsDefaultOrEmpty
            ? null
            : blocks[0].SemanticModel?.GetEnclosingSymbol(blocks[0].Syntax.SpanStart)?.ContainingType;
        foreach (IOperation block in blocks)
        {
            foreach (IOperation operation in block.DescendantsAndSelf())
                Visit(operation);
        }
    }

    /// <summary>What <paramref name="method"/> returns: the method whose body this is, or a function in it.</summary>
    public IReadOnlyList<IOperation> ReturnsOf(IMethodSymbol method) => [.. _returns
        .Where(one => SymbolEqualityComparer.Default.Equals(
            FunctionAround(one), method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction ? method : null))
        .Select(one => one.ReturnedValue!)];

    public IReadOnlyList<IInvocationOperation> Invocations => _invocations;

    public IReadOnlyList<IObjectCreationOperation> Creations => _creations;

    public IReadOnlyList<ISimpleAssignmentOperation> PropertyAssignments => _propertyAssignments;

    public IReadOnlyList<IPropertyReferenceOperation> Properties => _properties;

    /// <summary>The type whose member this is.</summary>
    public INamedTypeSymbol? ContainingType { get; }

    /// <summary>The same call in the tree of the method, for one in its control-flow graph.</summary>
    public IOperation OriginalOf(IOperation operation) =>
        _originals.TryGetValue((operation.Syntax, operation.Kind), out IOperation? original) ? original : operation;

    public IReadOnlyList<IOperation> ReferencesTo(ISymbol variable) =>
        _references.TryGetValue(variable, out List<IOperation>? found) ? found : [];

    /// <summary>Every value that <paramref name="value"/> can have as far as this method shows; what is unknown stands for itself.</summary>
    public IReadOnlyList<IOperation> ValuesOf(IOperation value)
    {
        var values = new List<IOperation>();
        Collect(value, values, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        return values;
    }

    private void Collect(IOperation value, List<IOperation> values, HashSet<ISymbol> seen)
    {
        value = Operations.Unwrap(value);
        switch (value)
        {
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                Collect(conditional.WhenTrue, values, seen);
                Collect(whenFalse, values, seen);
                break;
            case ICoalesceOperation coalesce:
                Collect(coalesce.Value, values, seen);
                Collect(coalesce.WhenNull, values, seen);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                    Collect(arm.Value, values, seen);
                break;
            case ILocalReferenceOperation { ConstantValue.HasValue: false } local:
                CollectVariable(local.Local, local, values, seen);
                break;
            case IParameterReferenceOperation parameter:
                values.Add(parameter);
                CollectVariable(parameter.Parameter, null, values, seen);
                break;
            default:
                values.Add(value);
                break;
        }
    }

    private void CollectVariable(ISymbol variable, IOperation? unknown, List<IOperation> values, HashSet<ISymbol> seen)
    {
        if (!seen.Add(variable))
            return;
        if (_assigned.TryGetValue(variable, out List<IOperation>? assigned))
        {
            foreach (IOperation one in assigned)
                Collect(one, values, seen);
        }
        else if (unknown is not null)
        {
            values.Add(unknown);
        }
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer.Value: { } initial } declarator:
                Add(_assigned, declarator.Symbol, initial);
                break;
            case ISimpleAssignmentOperation assignment when Operations.Variable(assignment.Target) is { } variable:
                Add(_assigned, variable, assignment.Value);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation } assignment:
                _propertyAssignments.Add(assignment);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument
                when Operations.Variable(argument.Value) is { } variable:
                Add(_assigned, variable, argument);
                break;
            case IPropertyReferenceOperation property:
                _properties.Add(property);
                break;
            case IInvocationOperation invocation:
                _invocations.Add(invocation);
                _originals[(invocation.Syntax, invocation.Kind)] = invocation;
                break;
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: not null } result:
                _returns.Add(result);
                break;
            case IObjectCreationOperation creation:
                _creations.Add(creation);
                _originals[(creation.Syntax, creation.Kind)] = creation;
                break;
        }

        if (Operations.Variable(operation) is { } used)
            Add(_references, used, operation);
    }

    private static ISymbol? FunctionAround(IOperation operation)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILocalFunctionOperation or IAnonymousFunctionOperation)
                return current is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)current).Symbol;
        }

        return null;
    }

    private static void Add(Dictionary<ISymbol, List<IOperation>> map, ISymbol key, IOperation value)
    {
        if (!map.TryGetValue(key, out List<IOperation>? list))
            map[key] = list = [];
        list.Add(value);
    }
}
