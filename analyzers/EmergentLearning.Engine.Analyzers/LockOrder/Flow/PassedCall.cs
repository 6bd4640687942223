using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// A call as far as it decides what the locks that its callee takes are to the caller, so that those that are found later can be added
/// without following the caller again. Immutable.
/// </summary>
/// <param name="Binding">The callee, and what it knows its instance and its parameters as.</param>
/// <param name="Site">Where.</param>
/// <param name="State">The state before.</param>
/// <param name="Held">The same state without what the callee requires, which is its own to judge.</param>
/// <param name="Part">How much of the callee runs here.</param>
/// <param name="IsBlocking">Whether this thread waits meanwhile.</param>
/// <param name="IsWait">Whether another thread runs it, for which this one waits.</param>
/// <param name="IsLoose">Whether it is one of many bodies that the call could run.</param>
/// <param name="Guesses">How many other bodies it could run as well, and so the calls around it.</param>
/// <param name="Declared">The classes that attributes say that it takes; null where they say nothing.</param>
internal sealed record PassedCall(
    Binding Binding, SyntaxNode Site, FlowState State, FlowState Held, CallPart Part, bool IsBlocking, bool IsWait, bool IsLoose, int Guesses = 0,
    ISet<LockClass>? Declared = null)
{
    /// <summary>What the caller's own parameters are here.</summary>
    public ImmutableArray<ParameterTest> Given { get; init; } = [];

    public IMethodSymbol Callee => Binding.Callee;

    /// <summary>Whether what the callee does before its first await, or after it, is done here.</summary>
    public bool Runs(bool isInPrefix) => Part == CallPart.Whole || isInPrefix == (Part == CallPart.Beginning);

    /// <summary>Whether nothing that the callee takes is anything else to the caller.</summary>
    public bool IsLike(PassedCall other) => Part == other.Part && IsBlocking == other.IsBlocking && IsWait == other.IsWait && IsLoose == other.IsLoose
        && Guesses == other.Guesses && Given.SequenceEqual(other.Given)
        && State.HasAwaited == other.State.HasAwaited && ReferenceEquals(State.Held, other.State.Held)
        && (ReferenceEquals(State.Released, other.State.Released) || State.Released.SetEquals(other.State.Released))
        && (ReferenceEquals(State.Values, other.State.Values) || Callee.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
        && Binding.Receiver.Equals(other.Binding.Receiver) && Binding.Arguments.SequenceEqual(other.Binding.Arguments);
}
