using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>
/// Follows calls into local functions and helpers of the same compilation with the values at hand, as if their body stood here:
/// what a helper writes, flushes, publishes and returns is then known exactly.
/// </summary>
internal sealed class HelperCalls(FlowEvaluator evaluator)
{
    // A publish of a write of a path made by a helper: three. Deeper is not what a person sees at a glance either.
    public const int MostFrames = 3;

    public bool TryInline(IInvocationOperation call, FlowArguments arguments, out FlowValue? result)
    {
        result = null;
        FlowFrame frame = evaluator.Frame;
        IMethodSymbol method = call.TargetMethod;
        if (frame.Depth >= MostFrames || evaluator.Context.IsExhausted || frame.IsIn(method))
            return false;
        if (!IsOnThis(call) || Enter(method) is not { } body)
            return false;

        var inner = new FlowFrame(body.Graph, body.Facts, method, frame, frame.Call ?? call.Syntax);
        FlowExit exit = new FlowAnalysis(evaluator.Context, inner).Run(evaluator.State with { Variables = Bind(call, method, arguments) });
        // A helper that only throws ends the way; going on with what was known is harmless.
        if (exit.State is { } after)
            evaluator.State = after with { Variables = Restore(method, after) };
        result = exit.Value;
        return true;
    }

    private MethodBody? Enter(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
            return evaluator.Context.Sources.Find(method);
        for (FlowFrame? frame = evaluator.Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Graph.LocalFunctions.Contains(method, SymbolEqualityComparer.Default))
                return new MethodBody(frame.Facts, () => frame.Graph.GetLocalFunctionControlFlowGraph(method));
        }

        return null;
    }

    /// <summary>The fields of another object of the same class would be taken for this one's.</summary>
    private bool IsOnThis(IInvocationOperation call) => call.Instance is null or IInstanceReferenceOperation
        || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, evaluator.Frame.Facts.ContainingType);

    private ImmutableDictionary<object, FlowValue> Bind(IInvocationOperation call, IMethodSymbol method, FlowArguments arguments)
    {
        ImmutableDictionary<object, FlowValue> variables = evaluator.State.Variables;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal >= method.Parameters.Length)
                continue;
            IParameterSymbol target = method.OriginalDefinition.Parameters[parameter.Ordinal];
            if (!evaluator.Context.Symbols.IsFlowType(parameter.Type))
                continue;
            variables = variables.SetItem(target, arguments.At(parameter.Ordinal) ?? PathValue.Of(PathAtom.At(argument.Syntax)));
        }

        return variables;
    }

    /// <summary>A local function shares the variables around it; of a method only the fields live on.</summary>
    private ImmutableDictionary<object, FlowValue> Restore(IMethodSymbol method, FlowState after) =>
        method.MethodKind == MethodKind.LocalFunction
            ? after.Variables
            : evaluator.State.Variables.SetItems(after.Variables.Where(pair => pair.Key is IFieldSymbol or IPropertySymbol));
}
