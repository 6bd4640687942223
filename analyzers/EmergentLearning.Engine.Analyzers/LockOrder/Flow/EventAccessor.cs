using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What <c>+=</c> and <c>-=</c> run of an event.</summary>
internal static class EventAccessor
{
    /// <summary>Null where the compiler makes it: that takes no lock.</summary>
    public static IMethodSymbol? Of(IEventAssignmentOperation operation) =>
        operation.EventReference is IEventReferenceOperation { Event: { } raised }
        && (operation.Adds ? raised.AddMethod : raised.RemoveMethod) is { DeclaringSyntaxReferences.IsEmpty: false } accessor
            ? accessor
            : null;
}
