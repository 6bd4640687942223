using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// The calls that wait for something that is no lock of the order, or for a lock between processes, and say no time and no token. Symbols
/// are looked up once for each compilation. Thread-safe.
/// </summary>
internal sealed class WaitTable
{
    private static readonly (string Type, string Method)[] Known =
    [
        ("System.Threading.WaitHandle", "WaitOne"),
        ("System.Threading.WaitHandle", "WaitAll"),
        ("System.Threading.WaitHandle", "WaitAny"),
        ("System.Threading.WaitHandle", "SignalAndWait"),
        ("System.Threading.ManualResetEventSlim", "Wait"),
        ("System.Threading.CountdownEvent", "Wait"),
        ("System.Threading.Barrier", "SignalAndWait"),
        ("System.Threading.SemaphoreSlim", "Wait"),
        ("System.Threading.Thread", "Join"),
        ("System.Threading.Monitor", "Wait"),
        ("System.Threading.Tasks.Task", "Wait"),
        ("System.Threading.Tasks.Task", "WaitAll"),
        ("System.Threading.Tasks.Task", "WaitAny"),
        ("System.Diagnostics.Process", "WaitForExit"),
        ("System.Threading.SpinWait", "SpinUntil"),
        ("System.Collections.Concurrent.BlockingCollection`1", "Take"),
        ("System.Collections.Concurrent.BlockingCollection`1", "GetConsumingEnumerable"),
        (FileLock, "Acquire"),
        (FileLock, "AcquireAsync"),
        (Distributed, "Acquire"),
        (Distributed, "AcquireAsync"),
    ];

    private const string FileLock = "EmergentLearning.Engine.Locking.FileLock";
    private const string Distributed = "Medallion.Threading.IDistributedLock";

    // Every call of a compilation is looked up; nearly all have a name of none of these.
    private static readonly HashSet<string> Methods = new(Known.Select(known => known.Method), StringComparer.Ordinal);

    private readonly HashSet<(ISymbol Type, string Method)> _waits = new(MemberComparer.Instance);
    private readonly HashSet<ISymbol> _betweenProcesses = new(SymbolEqualityComparer.Default);
    private readonly LockTypes _types;
    private readonly SemaphoreCounts _counts;
    private readonly INamedTypeSymbol? _cancellationToken;

    public WaitTable(Compilation compilation, LockTypes types, SemaphoreCounts counts)
    {
        (_types, _counts) = (types, counts);
        _cancellationToken = compilation.GetTypeByMetadataName("System.Threading.CancellationToken");
        foreach ((string type, string method) in Known)
        {
            if (compilation.GetTypeByMetadataName(type) is not { } symbol)
                continue;
            _waits.Add((symbol, method));
            if (type is FileLock or Distributed)
                _betweenProcesses.Add(symbol);
        }
    }

    /// <summary>The names of the methods in the table.</summary>
    public static IEnumerable<string> Names => Methods;

    /// <summary>Whether a method of this name is in the table, of whichever type.</summary>
    public static bool MayWait(string name) => Methods.Contains(name);

    /// <summary>Null where nothing waits, or something ends the wait.</summary>
    public UnboundedWait? Find(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property when _types.Tasks.Waits(property.Property) =>
            TaskEnd.IsKnown(property.Syntax) || CanBeCancelled(property.Instance)
                ? null
                : new UnboundedWait(property.Property.ContainingType.Name + "." + property.Property.Name),
        IInvocationOperation call => Find(call),
        _ => null,
    };

    private UnboundedWait? Find(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "GetResult" && _types.Tasks.Waits(method))
            return TaskEnd.IsKnown(call.Syntax) || CanBeCancelled(call.Instance) ? null : new UnboundedWait("GetAwaiter().GetResult");
        if (!Methods.Contains(method.Name) || HomeOf(method) is not { } home || HasLimit(call))
            return null;
        string member = method.ContainingType?.Name + "." + method.Name;
        if (_betweenProcesses.Contains(home))
            return new UnboundedWait(member, IsBetweenProcesses: true);
        if (_types.Find(call) is not null)
            return ByHolder(call, member);
        // Monitor.Wait is the only static one with a lock of its own.
        IOperation? own = method is { Name: "Wait", IsStatic: true } ? Arguments.At(call.Arguments, 0) : null;
        return TaskEnd.IsKnown(call.Syntax) || CanBeCancelled(call.Instance) ? null : new UnboundedWait(member, Own: own);
    }

    /// <summary>Something that may be a lock is none where it is seen to begin as a signal; a mutex with a name is one between processes.</summary>
    private UnboundedWait? ByHolder(IInvocationOperation call, string member)
    {
        IOperation? instance = call.Instance;
        while (instance is IConversionOperation conversion)
            instance = conversion.Operand;
        ISymbol? holder = instance switch
        {
            IMemberReferenceOperation reference => reference.Member,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        if (holder is null || instance?.Type is not { } type)
            return null;
        if (NamedLocks.IsNamed(holder, type))
            return new UnboundedWait(member, IsBetweenProcesses: true);
        if (type.Name == "Mutex")
            return null;
        return type.Name == "ManualResetEvent" || _counts.IsSignal(holder) ? new UnboundedWait(member) : null;
    }

    /// <summary>The type in the table that declares the method, or whose interface it implements.</summary>
    private ISymbol? HomeOf(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (_waits.Contains((type.OriginalDefinition, method.Name)))
                return type.OriginalDefinition;
        }

        return method.ContainingType?.AllInterfaces.FirstOrDefault(one => _waits.Contains((one, method.Name)));
    }

    private bool HasLimit(IInvocationOperation call) => call.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit
        && argument.Parameter?.Type is { } type && (IsTime(type) ? !Arguments.IsInfinite(argument.Value) : IsToken(type) && !IsNone(argument.Value)));

    /// <summary>Whoever gave the work a token can end it, and with it the wait; and work that has been done on this thread is over.</summary>
    private bool CanBeCancelled(IOperation? task)
    {
        while (task is IInvocationOperation { Instance: { } inner } call && _types.Tasks.PassesOn(call.TargetMethod))
        {
            if (HasLimit(call))
                return true;
            task = inner;
        }

        return task is IInvocationOperation work && _types.Tasks.IsTask(work.Type) && (SynchronousCall.Is(work)
            || work.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.Explicit && IsToken(argument.Value.Type) && !IsNone(argument.Value)));
    }

    private static bool IsTime(ITypeSymbol type) => type.SpecialType == SpecialType.System_Int32 || type.Name == "TimeSpan"
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ Name: "TimeSpan" }] };

    public bool IsToken(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _cancellationToken);

    private static bool IsNone(IOperation token) =>
        token is IDefaultValueOperation or IConversionOperation { Operand: IDefaultValueOperation }
            or IPropertyReferenceOperation { Property: { Name: "None", ContainingType.Name: "CancellationToken" } };

    private sealed class MemberComparer : IEqualityComparer<(ISymbol Type, string Method)>
    {
        public static readonly MemberComparer Instance = new();

        public bool Equals((ISymbol Type, string Method) x, (ISymbol Type, string Method) y) =>
            x.Method == y.Method && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((ISymbol Type, string Method) member) =>
            (SymbolEqualityComparer.Default.GetHashCode(member.Type) * 31) ^ member.Method.GetHashCode();
    }
}
