using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>All that one compilation says of locks; what is costly is read when a body with a lock is first followed. Thread-safe.</summary>
internal sealed class LockSymbols
{
    private readonly Lazy<DeclaredOrder> _declared;
    private readonly HashSet<string> _telling;

    public LockSymbols(Compilation compilation, IEnumerable<(string Type, string Method, LockRow Row)> own, CancellationToken cancellation)
    {
        Types = new LockTypes(compilation, own);
        Contracts = new LockContracts(compilation);
        Classes = new LockClasses(Contracts, IsSemaphoreLock);
        Files = new ExclusiveFiles(compilation);
        Waits = new WaitTable(compilation, Types, Counts);
        _telling = [.. Types.Names, .. WaitTable.Names, .. ExclusiveFiles.Names, "GetResult", "Dispose", "DisposeAsync"];
        PlainMethods = new PlainMethods(this);
        // One body that is cancelled must not leave the failure to all others.
        _declared = new(() => DeclarationReader.Read(compilation, Contracts, cancellation), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The library calls that are known.</summary>
    public LockTypes Types { get; }

    /// <summary>The calls that wait for something else than a lock.</summary>
    public WaitTable Waits { get; }

    /// <summary>
    /// Whether a call of a method of this name can say anything of locks and waits, whichever type declares it, beside what attributes and its body say.
    /// Every call of a program is asked, and nearly none can.
    /// </summary>
    public bool IsTelling(string method) => _telling.Contains(method);

    /// <summary>The methods of which nothing else is known.</summary>
    public PlainMethods PlainMethods { get; }

    /// <summary>The files that are opened as locks.</summary>
    public ExclusiveFiles Files { get; }

    /// <summary>The attributes.</summary>
    public LockContracts Contracts { get; }

    /// <summary>The classes of locks.</summary>
    public LockClasses Classes { get; }

    /// <summary>The methods that make new objects.</summary>
    public Factories Factories { get; } = new();

    /// <summary>The members that hold what was made for their object.</summary>
    public OwnMembers OwnMembers { get; } = new();

    /// <summary>The parameters that are only used.</summary>
    public OwnParameters OwnParameters { get; } = new();

    /// <summary>Which semaphores are locks.</summary>
    public SemaphoreCounts Counts { get; } = new();

    /// <summary>Whether the semaphore or event that the variable or member holds is a lock: it is declared to be one, or begins with one place.</summary>
    public bool IsSemaphoreLock(ISymbol holder) => Contracts.RankOf(holder) is not null || Counts.IsLock(holder);

    /// <summary>Which <c>Lazy</c> values are made under a lock.</summary>
    public LazyModes LazyModes { get; } = new();

    /// <summary>Which reader-writer locks let their owner in again.</summary>
    public ReaderWriterPolicy ReaderWriters { get; } = new();

    /// <summary>The declared order.</summary>
    public DeclaredOrder Declared => _declared.Value;
}
