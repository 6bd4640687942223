using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Translates what a callee says of its own instance, parameters and captured variables into what its caller knows them as.</summary>
/// <param name="Callee">The method whose words are translated.</param>
/// <param name="Receiver">Its instance.</param>
/// <param name="Arguments">The values of its parameters, by their ordinal.</param>
/// <param name="Caller">The state at the call.</param>
internal sealed record Binding(IMethodSymbol Callee, FlowValue Receiver, ImmutableArray<FlowValue> Arguments, FlowState Caller)
{
    /// <summary>
    /// Whether what belongs to a new object is told apart from that of any other. Of a lock that is left or given back it is not: it may be
    /// given back, or have been taken, through another name.
    /// </summary>
    public bool TellsNew { get; init; } = true;

    public FlowValue Translate(AccessPath path) => path.Root switch
    {
        PathRoot.This => Extend(Receiver, WithOwnIndices(path)),
        PathRoot.Variable => Extend(Variable(path.Symbol!), WithOwnIndices(path)),
        _ => new PathValue(WithOwnIndices(path)),
    };

    public FlowValue Translate(FlowValue value) => value switch
    {
        PathValue path => Translate(path.Path),
        HandleValue handle => new HandleValue(Translate(handle.Key)),
        TupleValue tuple => new TupleValue([.. tuple.Items.Select(Translate)]),
        ChoiceValue choice => choice.Values.Select(Translate).Aggregate(ChoiceValue.Of),
        DelegateValue code => code with { Receiver = Translate(code.Receiver) },
        CallValue call => call with { Receiver = Translate(call.Receiver), Arguments = [.. call.Arguments.Select(Translate)] },
        PendingLock pending => pending with { Request = pending.Request with { Key = Translate(pending.Request.Key) } },
        WorkValue work => work with { Bodies = [.. work.Bodies.Select(Translate)] },
        WrappedValue wrapped => new WrappedValue(Translate(wrapped.Result)),
        _ => value,
    };

    public LockKey Translate(LockKey key)
    {
        // A static is to the caller what it is to the callee, and most locks that are passed on and on are statics.
        if (key.Path is { Root: PathRoot.Static or PathRoot.Type, Steps.IsEmpty: true })
            return key;
        return Translate(key.Path) switch
        {
            PathValue path => key with { Path = path.Path },
            HandleValue handle when key.Path.Steps.IsEmpty => handle.Key,
            var value => key with { Path = key.Path.From(TellsNew && Ownership.IsFresh(value) ? AccessPath.New : AccessPath.Unknown) },
        };
    }

    private FlowValue Extend(FlowValue beginning, AccessPath path)
    {
        if (path.Steps.IsEmpty)
            return beginning;
        AccessPath unnamed = TellsNew && Ownership.IsFresh(beginning) ? AccessPath.New : AccessPath.Unknown;
        return new PathValue(path.From(beginning is PathValue known ? known.Path : unnamed));
    }

    /// <summary>An element that the callee chose by a parameter is chosen by what the caller gave for it.</summary>
    private AccessPath WithOwnIndices(AccessPath path) => path.Steps.Any(step => step.Index is ISymbol)
        ? path.WithSteps([.. path.Steps.Select(step => step.Index is ISymbol index ? PathStep.Element(OwnIndex(index)) : step)])
        : path;

    private ISymbol? OwnIndex(ISymbol index) =>
        Variable(index) is PathValue { Path: { Root: PathRoot.Variable, Steps.IsEmpty: true, Symbol: { } own } }
        && !SymbolEqualityComparer.Default.Equals(own.ContainingSymbol, Callee) ? own : null;

    private FlowValue Variable(ISymbol variable)
    {
        if (variable is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, Callee))
            return parameter.Ordinal < Arguments.Length ? Arguments[parameter.Ordinal] : FlowValue.Unknown;
        if (IsInside(variable, Callee))
            return new PathValue(AccessPath.Unknown);
        // A captured variable is the same one here as there.
        return Caller.Values.TryGetValue(variable, out FlowValue? value) ? value : new PathValue(AccessPath.Variable(variable));
    }

    private static bool IsInside(ISymbol variable, IMethodSymbol method)
    {
        for (ISymbol? around = variable.ContainingSymbol; around is IMethodSymbol; around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around, method))
                return true;
        }

        return false;
    }
}
