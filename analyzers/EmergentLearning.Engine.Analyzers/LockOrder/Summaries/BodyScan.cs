using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// What one look at the operations of a member says: whether it touches a lock, and what it calls. Lambdas and local functions inside it
/// belong to it. Written by one thread, and then only read.
/// </summary>
internal sealed class BodyScan(ISymbol owner, LockSymbols symbols, IAssemblySymbol assembly)
{
    // What runs at another time than it stands, or at several.
    private static readonly KindSet OutOfTurn = KindSet.Of(
        OperationKind.AnonymousFunction, OperationKind.LocalFunction, OperationKind.Await, OperationKind.YieldReturn, OperationKind.YieldBreak);

    private IReadOnlyList<KeyValuePair<ISymbol, ControlFlowGraph>>? _functions;
    private IOperation? _root;
    private HashSet<INamedTypeSymbol>? _touched;
    private bool? _takesCode;
    private bool _isInTurn;

    public ISymbol Owner { get; } = owner;

    /// <summary>Where its first block begins; null before it is read.</summary>
    public SyntaxNode? Site { get; private set; }

    /// <summary>Methods that are taken as values: anybody may call them.</summary>
    public List<ISymbol> Referenced { get; } = [];

    /// <summary>Whether a lock is taken or given back in the body itself.</summary>
    public bool HasLocks { get; set; }

    /// <summary>How many <c>lock</c> statements there are.</summary>
    public int LockStatements { get; set; }

    /// <summary>
    /// Whether something can be wrong with the body as far as it is seen alone. A single <c>lock</c> statement gives back what it takes, and nothing else is
    /// taken under it but by those that are called; only attributes say more of these while their bodies are not known.
    /// </summary>
    public bool MayFailAlone => HasLocks
        && !(LockStatements == 1 && _isInTurn && !HoldsAnywhere && !Waits && !GivesBackParameter && !symbols.Contracts.Exist);

    /// <summary>Whether one can be held anywhere in the body, that of an initialiser or a <c>Lazy</c> among them, and not only inside a <c>lock</c>.</summary>
    public bool HoldsAnywhere { get; set; } = owner is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true };

    /// <summary>Whether something is waited for without a limit: a caller may hold a lock meanwhile.</summary>
    public bool Waits { get; set; }

    /// <summary>Whether a parameter is disposed: a caller's handle may be given back here.</summary>
    public bool GivesBackParameter { get; set; }

    /// <summary>Whether a caller can give it a delegate, under which a lock may be.</summary>
    public bool TakesCode => _takesCode ??= Owner is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);

    /// <summary>Methods that are called, and members whose delegates are.</summary>
    public CalleeSet Callees { get; } = new();

    /// <summary>Private methods that are called, each with the function that calls it: what all callers of these hold is held around them.</summary>
    public List<KeyValuePair<IMethodSymbol, ISymbol>> PrivateCalls { get; } = [];

    /// <summary>Types of which something static is used, or an instance made.</summary>
    public IReadOnlyCollection<INamedTypeSymbol> Touched => (IReadOnlyCollection<INamedTypeSymbol>?)_touched ?? [];

    /// <summary>Code that is given to an event, a delegate or a <c>Lazy</c>.</summary>
    public List<KeyValuePair<ISymbol, IMethodSymbol>> Assigned { get; } = [];

    /// <summary>Parameters and members that hold a delegate, each with the code, or the parameter or member, that it is given.</summary>
    public List<KeyValuePair<ISymbol, ISymbol>> Handed { get; } = [];

    /// <summary>Whether a lambda stands in the body.</summary>
    public bool HasLambdas { get; set; }

    /// <summary>The member itself with the functions inside it, inner ones first; nothing where it has no body.</summary>
    public IReadOnlyList<KeyValuePair<ISymbol, ControlFlowGraph>> Functions(CancellationToken cancellation) =>
        _functions ??= _root is null || Create(_root, cancellation) is not { } graph ? [] : BodyFunctions.Of(Owner, graph, HasLambdas);

    /// <summary>Notes a type of which something static is used, or an instance made.</summary>
    public void Touch(INamedTypeSymbol type) => (_touched ??= new(SymbolEqualityComparer.Default)).Add(type);

    /// <summary>Looks at all operations, in one walk: to be called back for each of them costs more than to look.</summary>
    public void Read(ImmutableArray<IOperation> blocks)
    {
        Site = blocks.FirstOrDefault()?.Syntax;
        var reader = new BodyReader(this, symbols, assembly);
        foreach (IOperation block in blocks)
        {
            foreach (IOperation operation in BodyOperations.Of(block).Of(BodyReader.Kinds))
                reader.Visit(operation);
        }

        _isInTurn = HasLocks && !blocks.Any(static block => BodyOperations.Of(block).Has(OutOfTurn));
        // Beside the body stand the default values of parameters and the arguments of attributes, in the order of the text.
        _root = blocks.Select(Root).FirstOrDefault(IsBody);
        if (_root is not null && Owner is IMethodSymbol method && (IsSynchronized(method) || symbols.Contracts.Of(method).Requires is not null))
            HasLocks = HoldsAnywhere = true;
        // No lock can be reached from here, and the operations of a whole compilation are worth not keeping.
        if (Callees.Count == 0 && Touched.Count == 0 && !(HasLocks || Waits || GivesBackParameter || TakesCode || ReturnsLock))
            _root = null;
    }

    /// <summary>Whether what it returns may be locked by its caller, who has to know then which lock that is.</summary>
    public bool ReturnsLock => Owner is IMethodSymbol method && CanReturnLock(method);

    /// <summary>Whether callers have to know what it does with a lock, beside what its callees do.</summary>
    public bool IsOfConcern => HasLocks || HoldsAnywhere || TakesCode || GivesBackParameter || ReturnsLock;

    /// <summary>Whether what it returns may be locked by its caller.</summary>
    public static bool CanReturnLock(IMethodSymbol method) =>
        !method.ReturnsVoid && (method.ReturnType.SpecialType == SpecialType.System_Object || method.ReturnType.ContainingNamespace is { Name: "Threading" });

    public static bool IsSynchronized(IMethodSymbol method) =>
        (method.MethodImplementationFlags & System.Reflection.MethodImplAttributes.Synchronized) != 0 && !method.IsAsync && !method.IsIterator;

    private static IOperation Root(IOperation block)
    {
        while (block.Parent is { } parent)
            block = parent;
        return block;
    }

    private static bool IsBody(IOperation root) =>
        root is IMethodBodyOperation or IConstructorBodyOperation or IBlockOperation or IFieldInitializerOperation or IPropertyInitializerOperation;

    private static ControlFlowGraph? Create(IOperation root, CancellationToken cancellation) => root switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellation),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellation),
        _ => null,
    };
}
