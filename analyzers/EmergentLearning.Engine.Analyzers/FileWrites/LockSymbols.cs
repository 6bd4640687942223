using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>The calls that take a lock, as far as a file-write rule needs to know: a held lock is an answer to a race. Immutable.</summary>
internal sealed class LockSymbols(Compilation compilation)
{
    private readonly Dictionary<ITypeSymbol, string[]> _acquire = Known(compilation);

    /// <summary>True when the operation stands inside a <c>lock</c>, or when a lock was taken before it in the same body.</summary>
    public bool IsHeldAt(IOperation operation, MethodFacts facts)
    {
        for (IOperation? current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is ILockOperation)
                return true;
        }

        return facts.Invocations.Any(call => call.Syntax.SpanStart < operation.Syntax.SpanStart && IsAcquire(call.TargetMethod));
    }

    private bool IsAcquire(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (_acquire.TryGetValue(type, out string[]? names) && names.Contains(method.Name))
                return true;
        }

        return false;
    }

    private static Dictionary<ITypeSymbol, string[]> Known(Compilation compilation)
    {
        var known = new Dictionary<ITypeSymbol, string[]>(SymbolEqualityComparer.Default);
        Add("System.Threading.Monitor", "Enter", "TryEnter");
        Add("System.Threading.Lock", "Enter", "TryEnter", "EnterScope");
        Add("System.Threading.WaitHandle", "WaitOne", "WaitAll");
        Add("System.Threading.SemaphoreSlim", "Wait", "WaitAsync");
        Add("System.Threading.ReaderWriterLockSlim", "EnterWriteLock", "TryEnterWriteLock", "EnterUpgradeableReadLock");
        Add("System.IO.FileStream", "Lock");
        Add("EmergentLearning.Engine.Locking.FileLock", "Acquire", "AcquireAsync", "TryAcquire", "TryAcquireAsync");
        return known;

        void Add(string type, params string[] names)
        {
            if (compilation.GetTypeByMetadataName(type) is { } symbol)
                known[symbol] = names;
        }
    }
}
