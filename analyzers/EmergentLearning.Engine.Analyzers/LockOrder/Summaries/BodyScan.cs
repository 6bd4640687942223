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
    private readonly HashSet<ISymbol> _callees = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _touched = new(SymbolEqualityComparer.Default);
    private readonly List<KeyValuePair<ISymbol, IMethodSymbol>> _assigned = [];
    private readonly List<KeyValuePair<ISymbol, ISymbol>> _handed = [];
    private ControlFlowGraph? _graph;
    private IOperation? _root;
    private bool _makesLazy;

    public ISymbol Owner { get; } = owner;

    /// <summary>Methods that are taken as values: anybody may call them.</summary>
    public List<ISymbol> Referenced { get; } = [];

    /// <summary>Whether a lock is taken or given back in the body itself.</summary>
    public bool HasLocks { get; private set; }

    /// <summary>Whether a lock can be held in the body by what it does itself: one that is taken here, or that of an initialiser or a <c>Lazy</c>.</summary>
    public bool Holds => HasLocks || _makesLazy || Owner is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true };

    /// <summary>Calls of private methods: what all callers of these hold is held around them.</summary>
    public List<IInvocationOperation> PrivateCalls { get; } = [];

    /// <summary>Whether something is waited for without a limit: a caller may hold a lock meanwhile.</summary>
    public bool Waits { get; private set; }

    /// <summary>Whether a parameter is disposed: a caller's handle may be given back here.</summary>
    public bool GivesBackParameter { get; private set; }

    /// <summary>Whether a caller can give it a delegate, under which a lock may be.</summary>
    public bool TakesCode => Owner is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);

    /// <summary>Methods that are called, and members whose delegates are.</summary>
    public IEnumerable<ISymbol> Callees => _callees;

    /// <summary>Types of which something static is used, or an instance made.</summary>
    public IEnumerable<INamedTypeSymbol> Touched => _touched;

    /// <summary>Code that is given to an event, a delegate or a <c>Lazy</c>.</summary>
    public IEnumerable<KeyValuePair<ISymbol, IMethodSymbol>> Assigned => _assigned;

    /// <summary>Parameters and members that hold a delegate, each with the code, or the parameter or member, that it is given.</summary>
    public IEnumerable<KeyValuePair<ISymbol, ISymbol>> Handed => _handed;

    public ControlFlowGraph? Graph(CancellationToken cancellation) => _graph ??= _root is null ? null : Create(_root, cancellation);

    /// <summary>Looks at all operations, in one walk: to be called back for each of them costs more than to look.</summary>
    public void Read(ImmutableArray<IOperation> blocks)
    {
        foreach (IOperation block in blocks)
        {
            foreach (IOperation operation in block.DescendantsAndSelf())
                Visit(operation);
        }

        // Beside the body stand the default values of parameters and the arguments of attributes, in the order of the text.
        _root = blocks.Select(Root).FirstOrDefault(IsBody);
        if (_root is null)
            return;
        if (Owner is IMethodSymbol method)
            HasLocks |= IsSynchronized(method) || symbols.Contracts.Of(method).Requires is not null;
    }

    public static bool IsSynchronized(IMethodSymbol method) =>
        (method.MethodImplementationFlags & System.Reflection.MethodImplAttributes.Synchronized) != 0 && !method.IsAsync && !method.IsIterator;

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case ILockOperation:
                HasLocks = true;
                break;
            case IInvocationOperation call:
                VisitCall(call);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Touch(constructor.ContainingType);
                Call(constructor);
                HasLocks |= symbols.Files.Read(operation);
                break;
            case IPropertyReferenceOperation property:
                VisitProperty(property);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method);
                Referenced.Add(reference.Method.OriginalDefinition);
                break;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field }:
                Touch(field.ContainingType);
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case ICompoundAssignmentOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Call(method);
                break;
            default:
                VisitStatement(operation);
                break;
        }
    }

    private void VisitStatement(IOperation operation)
    {
        switch (operation)
        {
            case IUsingOperation statement:
                GivesBackParameter |= Unwrap(statement.Resources) is IParameterReferenceOperation;
                Dispose(statement.Resources is IVariableDeclarationGroupOperation group ? TypeOf(group) : statement.Resources.Type);
                break;
            case IUsingDeclarationOperation declaration:
                Dispose(TypeOf(declaration.DeclarationGroup));
                break;
            case IForEachLoopOperation loop when loop.Collection is IConversionOperation { Operand.Type: { } type }:
                Enumerate(type);
                break;
            case IArgumentOperation { Parameter: { Type.TypeKind: TypeKind.Delegate } parameter } argument when IsOurs(parameter):
                HandOn(parameter, argument.Value);
                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation reference } added:
                Assign(reference.Event, added.HandlerValue);
                break;
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment:
                Assign(member.Member, assignment.Value);
                break;
            case IFieldInitializerOperation field:
                foreach (IFieldSymbol one in field.InitializedFields)
                    Assign(one, field.Value);
                break;
            case IPropertyInitializerOperation property:
                foreach (IPropertySymbol one in property.InitializedProperties)
                    Assign(one, property.Value);
                break;
        }
    }

    private void VisitCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        HasLocks |= symbols.Types.Find(call) is not null || HasContract(method) || symbols.Files.Read(call);
        if (symbols.Waits.Find(call) is { } wait)
        {
            Waits = true;
            HasLocks |= wait.IsBetweenProcesses;
        }

        if (method.Name is "Dispose" or "DisposeAsync" && Unwrap(call.Instance) is IParameterReferenceOperation)
            GivesBackParameter = true;
        if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } code)
            VisitCode(FileWrites.Operations.Unwrap(code));
        if (method.IsStatic)
            Touch(method.ContainingType);
        if (method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary })
            PrivateCalls.Add(call);
        Call(method);
        if (method.Name == "Dispose" && call.Instance?.Type is { } type)
            Dispose(type);
    }

    private void VisitCode(IOperation code)
    {
        if (code is IMemberReferenceOperation member)
            _callees.Add(member.Member.OriginalDefinition);
        // Of a method's own parameter the caller knows more; what was captured, nobody knows who gave.
        else if (code is IParameterReferenceOperation { Parameter: var parameter } && IsCaptured(code, parameter))
            _callees.Add(parameter.OriginalDefinition);
    }

    private bool IsCaptured(IOperation code, IParameterSymbol parameter)
    {
        for (IOperation? around = code.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Owner);
    }

    private void HandOn(ISymbol to, IOperation value)
    {
        IOperation? code = Code(value);
        if (MethodOf(code) is { } method)
            _handed.Add(new(to.OriginalDefinition, method));
        else if (SourceOf(code) is { } source)
            _handed.Add(new(to.OriginalDefinition, source.OriginalDefinition));
    }

    private static ISymbol? SourceOf(IOperation? code) => code switch
    {
        IParameterReferenceOperation reference => reference.Parameter,
        IMemberReferenceOperation reference => reference.Member,
        // work ?? throw ...
        ICoalesceOperation either => SourceOf(Code(either.Value)),
        _ => null,
    };

    private void VisitProperty(IPropertyReferenceOperation property)
    {
        if (property.Property.IsStatic)
            Touch(property.Property.ContainingType);
        if (IsOurs(property.Property))
        {
            if (property.Property.GetMethod is { } getter)
                Call(getter);
            if (property.Property.SetMethod is { } setter)
                Call(setter);
        }
        else if (property.Property.Name == "Value" && symbols.Types.Delegates.IsLazy(property.Property.ContainingType))
        {
            _makesLazy = true;
            if (property.Instance is IMemberReferenceOperation member)
                _callees.Add(member.Member.OriginalDefinition);
        }
        else if (property.Property.GetMethod is { } getter)
        {
            HasLocks |= HasContract(getter);
            Waits |= symbols.Waits.Find(property) is not null;
        }
    }

    private void Assign(ISymbol member, IOperation value)
    {
        IOperation? code = Code(value);
        // The factory of a Lazy is its code.
        if (code is IObjectCreationOperation { Arguments: { IsEmpty: false } arguments } creation && symbols.Types.Delegates.IsLazy(creation.Type))
            code = Code(arguments[0].Value);
        if (MethodOf(code) is { } method)
            _assigned.Add(new(member.OriginalDefinition, method));
        else if (value.Type?.TypeKind == TypeKind.Delegate)
            HandOn(member, value);
    }

    private static IOperation? Code(IOperation value) => Unwrap(value) is var code && code is IDelegateCreationOperation { Target: var target } ? target : code;

    private static IMethodSymbol? MethodOf(IOperation? code) => code switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation reference => reference.Method,
        _ => null,
    };

    private void Call(IMethodSymbol method)
    {
        if (IsOurs(method))
            _callees.Add(method.OriginalDefinition);
        HasLocks |= HasContract(method);
    }

    private void Touch(INamedTypeSymbol? type)
    {
        if (type is not null && IsOurs(type) && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, Owner.ContainingType?.OriginalDefinition))
            _touched.Add(type.OriginalDefinition);
    }

    private void Dispose(ITypeSymbol? type)
    {
        if (type is null || !IsOurs(type))
            return;
        foreach (ISymbol member in type.GetMembers("Dispose").Concat(type.GetMembers("DisposeAsync")))
            _callees.Add(member.OriginalDefinition);
    }

    private void Enumerate(ITypeSymbol type)
    {
        if (!IsOurs(type))
            return;
        foreach (ISymbol member in type.GetMembers("GetEnumerator").Concat(type.GetMembers("GetAsyncEnumerator")))
            _callees.Add(member.OriginalDefinition);
    }

    private bool HasContract(IMethodSymbol method) => symbols.Contracts.Exist && !ReferenceEquals(symbols.Contracts.Of(method), LockContract.None);

    private bool IsOurs(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly);

    private static ITypeSymbol? TypeOf(IVariableDeclarationGroupOperation group) =>
        group.Declarations.SelectMany(declaration => declaration.Declarators).FirstOrDefault()?.Symbol.Type;

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        return operation;
    }

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
