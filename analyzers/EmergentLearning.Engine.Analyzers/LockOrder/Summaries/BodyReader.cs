using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Looks at the operations of a body, each once and each before what is inside it, and writes down what they say of locks and calls.</summary>
internal sealed class BodyReader(BodyScan body, LockSymbols symbols, IAssemblySymbol assembly)
{
    private readonly CodeReader _code = new(body, symbols.Types, assembly);
    private readonly INamedTypeSymbol? _type = body.Owner.ContainingType?.OriginalDefinition;
    private int _lockedUntil;

    /// <summary>The kinds of operations of which something is written down: those that the methods below tell apart.</summary>
    public static KindSet Kinds { get; } = CodeReader.Kinds.With(KindSet.Of(
        OperationKind.Invocation,
        OperationKind.PropertyReference,
        OperationKind.FieldReference,
        OperationKind.ObjectCreation,
        OperationKind.MethodReference,
        OperationKind.Binary,
        OperationKind.Unary,
        OperationKind.CompoundAssignment,
        OperationKind.Increment,
        OperationKind.Decrement,
        OperationKind.DeconstructionAssignment,
        OperationKind.EventAssignment,
        OperationKind.Conversion,
        OperationKind.Await,
        OperationKind.Lock,
        OperationKind.Using,
        OperationKind.UsingDeclaration,
        OperationKind.Loop));

    // By its kind: to ask whether it is this interface or that, a dozen times for each operation of a program, takes longer than all the rest.
    public void Visit(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                VisitCall((IInvocationOperation)operation);
                break;
            case OperationKind.PropertyReference:
                VisitProperty((IPropertyReferenceOperation)operation);
                break;
            case OperationKind.FieldReference:
                if (((IFieldReferenceOperation)operation).Field is { IsStatic: true, IsConst: false } field)
                    Touch(field.ContainingType);
                break;
            case OperationKind.ObjectCreation:
                VisitCreation((IObjectCreationOperation)operation);
                break;
            case OperationKind.MethodReference:
                IMethodSymbol referenced = ((IMethodReferenceOperation)operation).Method;
                Call(referenced, operation);
                body.Referenced.Add(referenced.OriginalDefinition);
                break;
            case OperationKind.Binary:
                VisitOperator(((IBinaryOperation)operation).OperatorMethod, operation);
                break;
            case OperationKind.Unary:
                VisitOperator(((IUnaryOperation)operation).OperatorMethod, operation);
                break;
            case OperationKind.CompoundAssignment:
                VisitOperator(((ICompoundAssignmentOperation)operation).OperatorMethod, operation);
                break;
            case OperationKind.Await:
                VisitWaited(((IAwaitOperation)operation).Operation);
                break;
            case OperationKind.Increment:
            case OperationKind.Decrement:
                VisitOperator(((IIncrementOrDecrementOperation)operation).OperatorMethod, operation);
                break;
            case OperationKind.Conversion:
                VisitOperator(((IConversionOperation)operation).OperatorMethod, operation);
                break;
            case OperationKind.DeconstructionAssignment:
                VisitOperator(Deconstruction.MethodOf((IDeconstructionAssignmentOperation)operation), operation);
                break;
            case OperationKind.EventAssignment:
                VisitOperator(EventAccessor.Of((IEventAssignmentOperation)operation), operation);
                _code.Visit(operation);
                break;
            default:
                VisitStatement(operation);
                break;
        }
    }

    private void VisitStatement(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Lock:
                body.HasLocks = true;
                body.LockStatements++;
                _lockedUntil = Math.Max(_lockedUntil, operation.Syntax.Span.End);
                break;
            case OperationKind.Using:
                IOperation resources = ((IUsingOperation)operation).Resources;
                body.GivesBackParameter |= AssignedCode.Unwrap(resources) is IParameterReferenceOperation;
                Dispose(resources is IVariableDeclarationGroupOperation group ? TypeOf(group) : resources.Type, operation);
                break;
            case OperationKind.UsingDeclaration:
                Dispose(TypeOf(((IUsingDeclarationOperation)operation).DeclarationGroup), operation);
                break;
            case OperationKind.Loop:
                if (operation is IForEachLoopOperation { Collection: IConversionOperation { Operand.Type: { } type } })
                    AddMembers(type, "GetEnumerator", "GetAsyncEnumerator", operation);
                break;
            default:
                _code.Visit(operation);
                break;
        }
    }

    private void VisitCreation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor)
            return;
        Touch(constructor.ContainingType);
        Call(constructor, creation);
        if (symbols.Files.Read(creation))
            body.HasLocks = body.HoldsAnywhere = true;
    }

    private void VisitOperator(IMethodSymbol? method, IOperation operation)
    {
        if (method is not null)
            Call(method, operation);
    }

    private void VisitCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string name = method.Name;
        bool isTelling = symbols.IsTelling(name);
        if (isTelling)
            VisitTelling(call, name);
        if (HasContract(method))
            body.HasLocks = body.HoldsAnywhere = true;
        if (name == WellKnownMemberNames.DelegateInvokeName && method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } code)
            VisitInvoked(FileWrites.Operations.Unwrap(code), call);
        if (IsOurs(method))
            VisitOurs(call, method);
        if (isTelling && name == "Dispose" && call.Instance?.Type is { } type)
            Dispose(type, call);
    }

    private void VisitOurs(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.IsStatic)
            Touch(method.ContainingType);
        if (method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary })
            body.PrivateCalls.Add(new(method.OriginalDefinition, CallerOf(call)));
        // What is locked later may come from here.
        body.Callees.Add(Callee.Of(method, Receiver.TypeOf(call.Instance), isDirect: !call.IsVirtual), IsUnderLock(call) || BodyScan.CanReturnLock(method));
    }

    private void VisitTelling(IInvocationOperation call, string name)
    {
        if (symbols.Types.Find(call) is not null || symbols.Files.Read(call))
            body.HasLocks = body.HoldsAnywhere = true;
        if (symbols.Waits.Find(call) is { } wait)
        {
            VisitWaited(call.Instance);
            body.Waits = true;
            body.HasLocks |= wait.IsBetweenProcesses;
        }

        if (name is "Dispose" or "DisposeAsync" && AssignedCode.Unwrap(call.Instance) is IParameterReferenceOperation)
            body.GivesBackParameter = true;
    }

    /// <summary>Who waits for a task that a member holds waits for the work that it was begun with.</summary>
    private void VisitWaited(IOperation? task)
    {
        while (AssignedCode.Unwrap(task) is IInvocationOperation call && symbols.Types.Tasks.PassesOn(call.TargetMethod))
            task = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        if (AssignedCode.Unwrap(task) is IMemberReferenceOperation { Member: var member } && IsOurs(member))
            Add(member, task!);
    }

    private void VisitInvoked(IOperation code, IInvocationOperation call)
    {
        if (code is IMemberReferenceOperation member)
            Add(member.Member, call);
        // Of a method's own parameter the caller knows more; what was captured, nobody knows who gave.
        else if (code is IParameterReferenceOperation { Parameter: var parameter } && IsCaptured(code, parameter))
            Add(parameter, call);
    }

    private bool IsCaptured(IOperation code, IParameterSymbol parameter) =>
        !ReferenceEquals(CallerOf(code), body.Owner) || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.Owner);

    /// <summary>The function inside the body that calls, if one does: it may run when its member has long ended.</summary>
    private ISymbol CallerOf(IOperation call)
    {
        for (IOperation? around = call.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation lambda)
                return lambda.Symbol;
            if (around is ILocalFunctionOperation function)
                return function.Symbol;
        }

        return body.Owner;
    }

    private void VisitProperty(IPropertyReferenceOperation property)
    {
        if (property.Property.IsStatic)
            Touch(property.Property.ContainingType);
        if (IsOurs(property.Property))
        {
            Access(property.Property.GetMethod, property);
            Access(property.Property.SetMethod, property);
        }
        else if (property.Property.Name == "Value" && symbols.Types.Delegates.IsLazy(property.Property.ContainingType))
        {
            body.HoldsAnywhere = true;
            if (property.Instance is IMemberReferenceOperation member)
                Add(member.Member, property);
        }
        else if (property.Property.GetMethod is { } getter)
        {
            if (HasContract(getter))
                body.HasLocks = body.HoldsAnywhere = true;
            if (symbols.Waits.Find(property) is null)
                return;
            VisitWaited(property.Instance);
            body.Waits = true;
        }
    }

    private void Access(IMethodSymbol? accessor, IPropertyReferenceOperation property)
    {
        if (accessor is null)
            return;
        body.Callees.Add(Callee.Of(accessor, Receiver.TypeOf(property.Instance), isDirect: false), IsUnderLock(property));
        if (HasContract(accessor))
            body.HasLocks = body.HoldsAnywhere = true;
    }

    private void Call(IMethodSymbol method, IOperation operation)
    {
        if (IsOurs(method))
            Add(method, operation);
        if (HasContract(method))
            body.HasLocks = body.HoldsAnywhere = true;
    }

    private void Add(ISymbol callee, IOperation operation) => body.Callees.Add(Callee.Of(callee), IsUnderLock(operation));

    /// <summary>A walk comes to a statement before it comes to what is inside.</summary>
    private bool IsUnderLock(IOperation operation) => _lockedUntil > 0 && operation.Syntax.SpanStart < _lockedUntil;

    private void Touch(INamedTypeSymbol? type)
    {
        if (type is not null && IsOurs(type) && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _type))
            body.Touch(type.OriginalDefinition);
    }

    private void Dispose(ITypeSymbol? type, IOperation operation) => AddMembers(type, "Dispose", "DisposeAsync", operation);

    private void AddMembers(ITypeSymbol? type, string name, string asynchronous, IOperation operation)
    {
        if (type is null || !IsOurs(type))
            return;
        foreach (IMethodSymbol member in type.GetMembers(name).Concat(type.GetMembers(asynchronous)).OfType<IMethodSymbol>())
            body.Callees.Add(Callee.Of(member, type, isDirect: false), IsUnderLock(operation));
    }

    private bool HasContract(IMethodSymbol method) => symbols.Contracts.Exist && !ReferenceEquals(symbols.Contracts.Of(method), LockContract.None);

    // There is one object for each assembly of a compilation, and most symbols are of others: to compare these by what they stand for takes longer.
    private bool IsOurs(ISymbol symbol) => ReferenceEquals(symbol.ContainingAssembly, assembly);

    private static ITypeSymbol? TypeOf(IVariableDeclarationGroupOperation group) =>
        group.Declarations.SelectMany(declaration => declaration.Declarators).FirstOrDefault()?.Symbol.Type;
}
