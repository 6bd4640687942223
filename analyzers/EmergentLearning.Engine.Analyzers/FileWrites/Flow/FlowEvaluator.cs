using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Executes operations on what is known: gives their value and changes the state as they would.</summary>
internal sealed class FlowEvaluator
{
    // Expressions nest this deep only in machine-written code; deeper parts count as unknown, so that no stack overflows.
    private const int MostDepth = 150;
    private readonly FlowCalls _calls;
    private readonly FlowMembers _members;
    private int _depth;

    public FlowEvaluator(FlowContext context, FlowFrame frame)
    {
        Context = context;
        Frame = frame;
        _calls = new FlowCalls(this);
        _members = new FlowMembers(this);
    }

    public FlowContext Context { get; }

    public FlowFrame Frame { get; }

    public FlowState State { get; set; } = FlowState.Empty;

    /// <summary>The value, or null when nothing is known of it.</summary>
    public FlowValue? Evaluate(IOperation? operation)
    {
        if (operation is null || _depth > MostDepth)
            return null;
        _depth++;
        FlowValue? value = operation.ConstantValue is { HasValue: true } constant ? OfConstant(constant.Value) : EvaluateCore(operation);
        _depth--;
        return value;
    }

    /// <summary>The value as a path; an unknown one stands for the place that gives it.</summary>
    public FlowValue EvaluatePath(IOperation operation) => AsPath(Evaluate(operation), operation.Syntax);

    public static FlowValue AsPath(FlowValue? value, SyntaxNode site) =>
        value is PathValue or ChoiceValue ? value : PathValue.Of(PathAtom.At(site));

    public void Assign(IOperation target, FlowValue? value)
    {
        if (Key(target) is not { } key || target.Type is not { } type)
            return;
        if (value is null && !Context.Symbols.IsFlowType(type) && target is not IFlowCaptureReferenceOperation)
            return;
        // A stream in a field lives on: who closes it cannot be seen.
        if (value is StreamValue stream && target is IFieldReferenceOperation or IPropertyReferenceOperation)
            new StreamEffects(this).Forget((StreamValue)value);
        State = State with { Variables = State.Variables.SetItem(key, value ?? PathValue.Of(PathAtom.At(target.Syntax))) };
    }

    /// <summary>The known paths among the alternatives.</summary>
    public static IEnumerable<PathValue> Paths(FlowValue? value) => value is null ? [] : value.Alternatives.OfType<PathValue>();

    private static object? Key(IOperation operation) => operation switch
    {
        IFlowCaptureReferenceOperation capture => capture.Id,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };

    private static PathValue? OfConstant(object? constant) => constant switch
    {
        string text => PathValue.OfText(text),
        char letter => PathValue.OfText(letter.ToString()),
        _ => null,
    };

    private FlowValue? EvaluateCore(IOperation operation)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                FlowValue? captured = Evaluate(capture.Value);
                State = State with
                {
                    Variables = captured is null ? State.Variables.Remove(capture.Id) : State.Variables.SetItem(capture.Id, captured),
                };
                return captured;
            case IFlowCaptureReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation
                or IFieldReferenceOperation or IPropertyReferenceOperation:
                return Key(operation) is { } key && State.Variables.TryGetValue(key, out FlowValue? known) ? known : _members.Read(operation);
            case ISimpleAssignmentOperation assignment:
                FlowValue? assigned = Evaluate(assignment.Value);
                Assign(assignment.Target, assigned);
                return assigned;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                FlowValue longer = Combine([Evaluate(sum.Target), Evaluate(sum.Value)], sum.Syntax, PathValue.Concat);
                Assign(sum.Target, longer);
                return longer;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Combine([Evaluate(sum.LeftOperand), Evaluate(sum.RightOperand)], sum.Syntax, PathValue.Concat);
            case IInterpolatedStringOperation text:
                return Combine([.. text.Parts.Select(Part)], text.Syntax, PathValue.Concat);
            case IInvocationOperation call:
                return _calls.Invoke(call);
            case IObjectCreationOperation creation:
                return _calls.Create(creation);
            case IFlowAnonymousFunctionOperation lambda:
                Context.Lambdas[lambda.Syntax] = (Frame.Graph.GetAnonymousFunctionControlFlowGraph(lambda), State.Variables);
                new StreamEffects(this).ForgetCaptured(lambda.Syntax);
                return null;
            default:
                return EvaluateChildren(operation);
        }
    }

    private FlowValue? EvaluateChildren(IOperation operation)
    {
        FlowValue? last = null;
        foreach (IOperation child in operation.ChildOperations)
            last = Evaluate(child);
        return operation is IConversionOperation or IParenthesizedOperation or IAwaitOperation or IArgumentOperation or IExpressionStatementOperation
            ? last
            : null;
    }

    private FlowValue? Part(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Evaluate(text.Text),
        IInterpolationOperation hole => AsPath(Evaluate(hole.Expression), hole.Syntax),
        _ => PathValue.Of(PathAtom.At(part.Syntax)),
    };

    /// <summary>Composes values; one of them may be a choice, more give an unknown.</summary>
    public static FlowValue Combine(IReadOnlyList<FlowValue?> values, SyntaxNode site, Func<IEnumerable<PathValue>, SyntaxNode, PathValue> compose)
    {
        FlowValue[] operands = [.. values.Select((value, i) => AsPath(value, site))];
        int choices = operands.Count(operand => operand is ChoiceValue);
        if (choices > 1)
            return PathValue.Of(PathAtom.At(site));
        if (choices == 0)
            return compose(operands.Cast<PathValue>(), site);

        int at = Array.FindIndex(operands, operand => operand is ChoiceValue);
        ImmutableArray<FlowValue> results =
        [
            .. operands[at].Alternatives.Select(one => compose(
                operands.Select((operand, i) => i == at ? one as PathValue ?? PathValue.Of(PathAtom.At(site)) : (PathValue)operand), site)).Distinct(),
        ];
        return results.Length == 1 ? results[0] : new ChoiceValue(results);
    }
}
