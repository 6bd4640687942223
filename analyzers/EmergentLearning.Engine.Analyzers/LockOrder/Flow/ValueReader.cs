using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Tells what an operation's value is, in a state in which its operands have been seen.</summary>
internal sealed class ValueReader(FlowScope scope)
{
    // Deeper is an expression that no lock is found by.
    private const int MostNested = 40;

    public FlowValue Of(IOperation? operation, FlowState state) => Of(operation, state, 0);

    /// <summary>The path of a variable, a field or a capture that can be assigned to, or null.</summary>
    public object? TargetOf(IOperation operation, FlowState state) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => TargetOf(declaration.Expression, state),
        IFlowCaptureReferenceOperation capture => scope.Written.TargetBehind(capture) is { } target ? TargetOf(target, state) : capture.Id,
        ISimpleAssignmentOperation assignment => TargetOf(assignment.Target, state),
        IFieldReferenceOperation or IPropertyReferenceOperation when Reference(operation, state, 0) is PathValue path => path.Path,
        _ => null,
    };

    private FlowValue Of(IOperation? operation, FlowState state, int depth)
    {
        if (operation is null || depth > MostNested)
            return FlowValue.Unknown;
        if (IsResult(operation.Kind) && state.Values.TryGetValue(operation, out FlowValue? known))
            return known;
        if (operation.ConstantValue is { HasValue: true } constant)
            return Constant(constant.Value, operation.Type);
        return operation.Kind switch
        {
            OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FieldReference or OperationKind.InstanceReference
                or OperationKind.PropertyReference or OperationKind.FlowCaptureReference => Reference(operation, state, depth),
            OperationKind.Invocation => FlowValue.Unknown,
            OperationKind.ObjectCreation when operation is IObjectCreationOperation creation && NamedLocks.IsNamed(creation) => FlowValue.Unknown,
            OperationKind.ObjectCreation => scope.HasLocalFunctions ? ConstantValue.NotNull : new FreshValue(operation.Syntax),
            OperationKind.Conversion when operation is IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, state, depth + 1),
            _ => Composed(operation, state, depth),
        };
    }

    /// <summary>The operations whose values a state keeps until the end of their statement.</summary>
    private static bool IsResult(OperationKind kind) => kind is OperationKind.Invocation or OperationKind.ObjectCreation or OperationKind.PropertyReference
        or OperationKind.Await or OperationKind.Binary or OperationKind.Unary or OperationKind.Conversion or OperationKind.CompoundAssignment
        or OperationKind.Increment or OperationKind.Decrement;

    private FlowValue Composed(IOperation operation, FlowState state, int depth) => operation switch
    {
        ITranslatedQueryOperation query => Of(query.Operation, state, depth + 1),
        IParenthesizedOperation inner => Of(inner.Operand, state, depth + 1),
        IDelegateCreationOperation creation => Of(creation.Target, state, depth + 1),
        IFlowAnonymousFunctionOperation lambda => new DelegateValue(lambda.Symbol, scope.This),
        IMethodReferenceOperation method => new DelegateValue(method.Method, Of(method.Instance, state, depth + 1)),
        ITupleOperation tuple => new TupleValue([.. tuple.Elements.Select(element => Of(element, state, depth + 1))]),
        IArrayCreationOperation { Initializer: { } items } => new TupleValue([.. items.ElementValues.Select(item => Of(item, state, depth + 1))]),
        ICollectionExpressionOperation collection => new TupleValue([.. collection.Elements.Select(item => Of(item, state, depth + 1))]),
        ITypeOfOperation type => new PathValue(AccessPath.Type(type.TypeOperand)),
        IDefaultValueOperation when operation.Type?.IsReferenceType == true => ConstantValue.Null,
        ISimpleAssignmentOperation assignment => Of(assignment.Value, state, depth + 1),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => Not(Of(not.Operand, state, depth + 1)),
        IIsNullOperation test => IsNull(Of(test.Operand, state, depth + 1), state),
        IIsPatternOperation pattern => Patterns.Matches(Of(pattern.Value, state, depth + 1), pattern.Pattern, state),
        IBinaryOperation { OperatorMethod: null } binary => Compare(binary, state, depth + 1),
        _ => Reference(operation, state, depth),
    };

    private FlowValue Reference(IOperation operation, FlowState state, int depth) => operation switch
    {
        ILocalReferenceOperation local => Variable(local.Local, state),
        IParameterReferenceOperation parameter when scope.IsCapturedByType(parameter.Parameter) => Stored(AccessPath.This(scope.Type).Append(PathStep.Of(parameter.Parameter)), state),
        IParameterReferenceOperation parameter => Variable(parameter.Parameter, state),
        IFlowCaptureReferenceOperation capture => state.Values.TryGetValue(capture.Id, out FlowValue? value) ? value : FlowValue.Unknown,
        IInstanceReferenceOperation => scope.This,
        IFieldReferenceOperation field => Member(field.Field, field.Instance, state, depth),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => Member(Behind(property.Property), property.Instance, state, depth),
        IEventReferenceOperation raised => Member(raised.Event, raised.Instance, state, depth),
        IPropertyReferenceOperation indexer => Element(indexer.Instance, indexer.Arguments.Select(argument => argument.Value), state, depth),
        IArrayElementReferenceOperation element => Element(element.ArrayReference, element.Indices, state, depth),
        _ => FlowValue.Unknown,
    };

    private static FlowValue Variable(ISymbol variable, FlowState state) =>
        state.Values.TryGetValue(variable, out FlowValue? value) ? value : new PathValue(AccessPath.Variable(variable));

    private FlowValue Member(ISymbol member, IOperation? instance, FlowState state, int depth)
    {
        if (member.IsStatic)
            return Stored(AccessPath.Static(member), state);
        return Of(instance, state, depth + 1) switch
        {
            PathValue path => Stored(path.Path.Append(PathStep.Of(member)), state),
            TupleValue tuple when member is IFieldSymbol { CorrespondingTupleField: { } item } && Item(item) is var index && index >= 0 && index < tuple.Items.Length => tuple.Items[index],
            var own when Ownership.IsFresh(own) => new PathValue(AccessPath.New.Append(PathStep.Of(member))),
            _ => new PathValue(AccessPath.Unknown.Append(PathStep.Of(member))),
        };
    }

    private static int Item(IFieldSymbol field) => field.Name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(field.Name.Substring(4), out int number) ? number - 1 : -1;

    private FlowValue Element(IOperation? collection, IEnumerable<IOperation> indices, FlowState state, int depth)
    {
        IOperation? index = indices.FirstOrDefault();
        object? which = index is { ConstantValue: { HasValue: true, Value: { } constant } } ? constant
            : index is ILocalReferenceOperation local ? local.Local
            : index is IParameterReferenceOperation parameter ? parameter.Parameter
            : null;
        return Of(collection, state, depth + 1) is PathValue path ? Stored(path.Path.Append(PathStep.Element(which)), state) : FlowValue.Unknown;
    }

    private static FlowValue Stored(AccessPath path, FlowState state) => state.Values.TryGetValue(path, out FlowValue? value) ? value : new PathValue(path);

    /// <summary>A property that only returns a field is that field.</summary>
    private static ISymbol Behind(IPropertySymbol property) => Properties.FieldBehind(property) ?? (ISymbol)property;

    private static FlowValue Constant(object? value, ITypeSymbol? type) => value switch
    {
        not null when type?.TypeKind == TypeKind.Enum => new LiteralValue(value),
        null => ConstantValue.Null,
        bool flag => ConstantValue.Of(flag),
        _ => FlowValue.Unknown,
    };

    private FlowValue Compare(IBinaryOperation binary, FlowState state, int depth)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return FlowValue.Unknown;
        FlowValue equal = Same(Of(binary.LeftOperand, state, depth), Of(binary.RightOperand, state, depth), state);
        return binary.OperatorKind == BinaryOperatorKind.Equals ? equal : Not(equal);
    }

    private static FlowValue Same(FlowValue left, FlowValue right, FlowState state)
    {
        if (right.Equals(ConstantValue.Null))
            return IsNull(left, state);
        if (left.Equals(ConstantValue.Null))
            return IsNull(right, state);
        if (left is LiteralValue && right is LiteralValue)
            return ConstantValue.Of(left.Equals(right));
        return left is ConstantValue { Kind: ConstantKind.True or ConstantKind.False } && right is ConstantValue { Kind: ConstantKind.True or ConstantKind.False }
            ? ConstantValue.Of(left.Equals(right))
            : FlowValue.Unknown;
    }

    internal static FlowValue IsNull(FlowValue value, FlowState state) => value switch
    {
        // A lock that is held is there, and so is every object through which it was reached.
        PathValue { Path: { IsExact: true } path } when state.Held.Keys.Any(held => held.Path.BeginsWith(path)) => ConstantValue.False,
        ConstantValue { Kind: ConstantKind.Null } => ConstantValue.True,
        ConstantValue { Kind: ConstantKind.NotNull } or HandleValue or DelegateValue or FreshValue => ConstantValue.False,
        _ => FlowValue.Unknown,
    };

    internal static FlowValue Not(FlowValue value) =>
        value.Equals(ConstantValue.True) ? ConstantValue.False : value.Equals(ConstantValue.False) ? ConstantValue.True : FlowValue.Unknown;
}
