using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>
/// ELE1018: under a lock of the declared order, code is called that other assemblies can put there: a delegate that they give, a handler of a
/// visible event, an override or an implementation.
/// </summary>
internal sealed class UnknownCallRules(LockSymbols symbols)
{
    public IEnumerable<LockFinding> Check(FlowRecord record)
    {
        foreach (CallSite call in record.Calls.Where(call => !call.MayHold.IsEmpty).OrderBy(call => call.Operation.Syntax.SpanStart))
        {
            LockClass? held = call.MayHold.Select(symbols.Classes.Of).FirstOrDefault(one => one is { IsDeclared: true });
            if (held is null || Code(call, record.Owner) is not { } code)
                continue;
            yield return new LockFinding(
                LockUseRules.UnknownCallUnderLock, LockUseRules.UnknownCallUnderLockAtEnd, call.Operation.Syntax, [], code, held.Display);
        }
    }

    /// <summary>What is called, in words; null where its code can be seen.</summary>
    private static string? Code(CallSite call, ISymbol? owner)
    {
        if (call.Operation is not IInvocationOperation invocation)
            return null;
        if (call.Target.MethodKind == MethodKind.DelegateInvoke)
            return call.Code is IParameterSymbol parameter ? Parameter(parameter, owner) : Member(call.Code);
        return IsOpen(call.Target) && !call.Target.DeclaringSyntaxReferences.IsEmpty && invocation.IsVirtual ? call.Target.Name : null;
    }

    /// <summary>Whoever calls a method that only this assembly sees is followed into its delegate.</summary>
    private static string? Parameter(IParameterSymbol parameter, ISymbol? owner) =>
        owner is not null && Visibility.IsOutside(owner) && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, owner) ? parameter.Name : null;

    private static string? Member(ISymbol? member) => member switch
    {
        IEventSymbol raised when Visibility.IsOutside(raised) => raised.Name,
        IFieldSymbol { AssociatedSymbol: { } accessed } => Member(accessed),
        IFieldSymbol { IsReadOnly: false } field when Visibility.IsOutside(field) => field.Name,
        IPropertySymbol { SetMethod: { } setter } property when Visibility.IsOutside(setter) => property.Name,
        _ => null,
    };

    private static bool IsOpen(IMethodSymbol method) => Visibility.IsOutside(method)
        && (method.ContainingType.TypeKind == TypeKind.Interface
            || ((method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed)) && !method.ContainingType.IsSealed));
}
