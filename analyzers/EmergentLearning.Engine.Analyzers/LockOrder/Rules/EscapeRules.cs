using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>ELE1014: a handle that is put where nobody is seen to dispose it: in a member, a collection, or a lambda that is stored.</summary>
internal sealed class EscapeRules(LockSymbols symbols)
{
    public IEnumerable<LockFinding> Check(FlowRecord record)
    {
        foreach (KeyValuePair<(SyntaxNode Site, LockKey Key), IOperation> escape in record.Escapes.OrderBy(pair => pair.Key.Site.SpanStart))
        {
            if (Where(escape.Value) is { } where && symbols.Classes.Of(escape.Key.Key) is { } lockClass)
                yield return new LockFinding(LockUseRules.EscapingHandle, LockUseRules.EscapingHandleAtEnd, escape.Key.Site, [], lockClass.Display, where);
        }
    }

    /// <summary>Where the handle goes, in words; null where somebody owns it, or may.</summary>
    private string? Where(IOperation place) => place switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => Collection(collection),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => IsOwned(member.Member) ? null : $"into '{member.Member.Name}'",
        IInvocationOperation { Instance: { } collection } call when IsAdding(call.TargetMethod) => Collection(collection),
        IFlowAnonymousFunctionOperation lambda => Stored(lambda),
        _ => null,
    };

    private string? Collection(IOperation collection) =>
        MemberOf(collection) is { } held && !IsOwned(held) ? $"into the collection '{held.Name}'" : null;

    private string? Stored(IFlowAnonymousFunctionOperation lambda)
    {
        IOperation value = lambda;
        while (value.Parent is IConversionOperation or IDelegateCreationOperation)
            value = value.Parent;
        return value.Parent is ISimpleAssignmentOperation assignment && MemberOf(assignment.Target) is { } member && !IsOwned(member)
            ? $"into the lambda that '{member.Name}' keeps"
            : null;
    }

    /// <summary>An attribute says so, or the type can be disposed and does something with the member when it is.</summary>
    private bool IsOwned(ISymbol member) => member.DeclaringSyntaxReferences.IsEmpty
        || symbols.Contracts.ReturnsLock(member)
        || (member.ContainingType is { } type && symbols.Types.IsDisposable(type) && HandleOwners.Disposes(type, member.Name));

    private static ISymbol? MemberOf(IOperation operation) =>
        operation is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference ? reference.Member : null;

    /// <summary>A method of the framework that puts its argument into a collection.</summary>
    private static bool IsAdding(IMethodSymbol method)
    {
        if (method.Name is not ("Add" or "Enqueue" or "Push" or "TryAdd" or "Insert" or "AddLast" or "AddFirst"))
            return false;
        INamespaceSymbol? home = method.ContainingNamespace;
        while (home?.ContainingNamespace is { IsGlobalNamespace: false } outer)
            home = outer;
        return home?.Name == "System";
    }
}
