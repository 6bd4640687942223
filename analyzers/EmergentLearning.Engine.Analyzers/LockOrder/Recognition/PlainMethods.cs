using System.Collections.Concurrent;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Methods of which nothing is known but what their bodies say, if anything: no lock call, no wait, no task, no runner of delegates, no
/// attribute. Nearly all calls of a program are of these, and each is decided once. Thread-safe.
/// </summary>
internal sealed class PlainMethods(LockSymbols symbols)
{
    // What gives back by its name alone, opens a file or hands out elements, whoever declares it.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Dispose", "DisposeAsync", "Close", "Commit", "CommitAsync", "Rollback", "RollbackAsync", "Open", "GetEnumerator", "GetAsyncEnumerator", "GetResult",
    };

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _methods = new(SymbolEqualityComparer.Default);

    public bool Contain(IMethodSymbol method) => _methods.TryGetValue(method, out bool known) ? known : _methods[method] = Find(method);

    private bool Find(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.PropertyGet) || method.IsAsync || FlowRecord.IsIterator(method))
            return false;
        if (Known.Contains(method.Name) || symbols.Types.MayBeLockCall(method.Name) || WaitTable.MayWait(method.Name))
            return false;
        return ReferenceEquals(symbols.Contracts.Of(method), LockContract.None) && (!method.DeclaringSyntaxReferences.IsEmpty || IsPlainOfOthers(method));
    }

    private static bool IsPlainOfOthers(IMethodSymbol method)
    {
        // An object of this compilation may stand behind an interface.
        if (method.ContainingType is not { TypeKind: not TypeKind.Interface } type || IsOfThreads(type.ContainingNamespace))
            return false;
        // The properties of tasks, of Lazy and of enumerators are looked at by themselves.
        if (method.MethodKind == MethodKind.PropertyGet)
            return method.AssociatedSymbol?.Name is not ("Result" or "Value" or "Current");
        return !method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate) && !DelegateRunners.EnumeratesArguments(method);
    }

    /// <summary>Where tasks, threads and LINQ live.</summary>
    private static bool IsOfThreads(INamespaceSymbol? home)
    {
        for (; home is { IsGlobalNamespace: false }; home = home.ContainingNamespace)
        {
            if (home.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } && home.Name is "Threading" or "Linq" or "Runtime")
                return true;
        }

        return false;
    }
}
