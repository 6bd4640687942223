using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Looks at the operations of a body, each once and each before what is inside it, and writes down what they say of locks and calls.</summary>
internal sealed class BodyReader(BodyScan body, LockSymbols symbols, IAssemblySymbol assembly)
{
    private int _lockedUntil;

    public void Visit(IOperation operation)
    {
        switch (operation)
        {
            case ILockOperation statement:
                body.HasLocks = true;
                _lockedUntil = Math.Max(_lockedUntil, statement.Syntax.Span.End);
                break;
            case IInvocationOperation call:
                VisitCall(call);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Touch(constructor.ContainingType);
                Call(constructor, operation);
                if (symbols.Files.Read(operation))
                    body.HasLocks = body.HoldsAnywhere = true;
                break;
            case IPropertyReferenceOperation property:
                VisitProperty(property);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method, operation);
                body.Referenced.Add(reference.Method.OriginalDefinition);
                break;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field }:
                Touch(field.ContainingType);
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                Call(method, operation);
                break;
            case IUnaryOperation { OperatorMethod: { } method }:
                Call(method, operation);
                break;
            case ICompoundAssignmentOperation { OperatorMethod: { } method }:
                Call(method, operation);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Call(method, operation);
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
                body.GivesBackParameter |= AssignedCode.Unwrap(statement.Resources) is IParameterReferenceOperation;
                Dispose(statement.Resources is IVariableDeclarationGroupOperation group ? TypeOf(group) : statement.Resources.Type, operation);
                break;
            case IUsingDeclarationOperation declaration:
                Dispose(TypeOf(declaration.DeclarationGroup), operation);
                break;
            case IForEachLoopOperation loop when loop.Collection is IConversionOperation { Operand.Type: { } type }:
                AddMembers(type, "GetEnumerator", "GetAsyncEnumerator", operation);
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
        if (symbols.Types.Find(call) is not null || HasContract(method) || symbols.Files.Read(call))
            body.HasLocks = body.HoldsAnywhere = true;
        if (symbols.Waits.Find(call) is { } wait)
        {
            body.Waits = true;
            body.HasLocks |= wait.IsBetweenProcesses;
        }

        if (method.Name is "Dispose" or "DisposeAsync" && AssignedCode.Unwrap(call.Instance) is IParameterReferenceOperation)
            body.GivesBackParameter = true;
        if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } code)
            VisitCode(FileWrites.Operations.Unwrap(code), call);
        if (method.IsStatic)
            Touch(method.ContainingType);
        if (IsOurs(method))
            AddCall(call, method);
        if (method.Name == "Dispose" && call.Instance?.Type is { } type)
            Dispose(type, call);
    }

    private void VisitCode(IOperation code, IInvocationOperation call)
    {
        if (code is IMemberReferenceOperation member)
            Add(member.Member, call);
        // Of a method's own parameter the caller knows more; what was captured, nobody knows who gave.
        else if (code is IParameterReferenceOperation { Parameter: var parameter } && IsCaptured(code, parameter))
            Add(parameter, call);
    }

    private bool IsCaptured(IOperation code, IParameterSymbol parameter)
    {
        for (IOperation? around = code.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }

        return !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.Owner);
    }

    private void AddCall(IInvocationOperation call, IMethodSymbol method)
    {
        if (method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary })
            body.PrivateCalls.Add(call);
        // What is locked later may come from here.
        bool isLock = method.ReturnType.SpecialType == SpecialType.System_Object || method.ReturnType.ContainingNamespace is { Name: "Threading" };
        bool isOnKnown = (!call.IsVirtual && !method.IsStatic) || IsKnown(call.Instance);
        body.Callees.Add(method.OriginalDefinition, isLock || IsUnderLock(call), isOnKnown);
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
            body.Waits |= symbols.Waits.Find(property) is not null;
        }
    }

    private void Access(IMethodSymbol? accessor, IPropertyReferenceOperation property)
    {
        if (accessor is null)
            return;
        body.Callees.Add(accessor.OriginalDefinition, IsUnderLock(property), IsKnown(property.Instance));
        if (HasContract(accessor))
            body.HasLocks = body.HoldsAnywhere = true;
    }

    private void Assign(ISymbol member, IOperation value)
    {
        if (AssignedCode.Of(value, symbols.Types.Delegates) is { } method)
            body.Assigned.Add(new(member.OriginalDefinition, method));
        else if (value.Type?.TypeKind == TypeKind.Delegate)
            HandOn(member, value);
    }

    private void HandOn(ISymbol to, IOperation value)
    {
        if (AssignedCode.SourceOf(value) is { } source)
            body.Handed.Add(new(to.OriginalDefinition, source.OriginalDefinition));
    }

    private static bool IsKnown(IOperation? instance) => instance is IConversionOperation || instance?.Type?.IsSealed == true;

    private void Call(IMethodSymbol method, IOperation operation)
    {
        if (IsOurs(method))
            Add(method, operation);
        if (HasContract(method))
            body.HasLocks = body.HoldsAnywhere = true;
    }

    private void Add(ISymbol callee, IOperation operation) => body.Callees.Add(callee.OriginalDefinition, IsUnderLock(operation));

    /// <summary>A walk comes to a statement before it comes to what is inside.</summary>
    private bool IsUnderLock(IOperation operation) => _lockedUntil > 0 && operation.Syntax.SpanStart < _lockedUntil;

    private void Touch(INamedTypeSymbol? type)
    {
        if (type is not null && IsOurs(type) && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, body.Owner.ContainingType?.OriginalDefinition))
            body.Touched.Add(type.OriginalDefinition);
    }

    private void Dispose(ITypeSymbol? type, IOperation operation) => AddMembers(type, "Dispose", "DisposeAsync", operation);

    private void AddMembers(ITypeSymbol? type, string name, string asynchronous, IOperation operation)
    {
        if (type is null || !IsOurs(type))
            return;
        foreach (ISymbol member in type.GetMembers(name).Concat(type.GetMembers(asynchronous)))
            body.Callees.Add(member.OriginalDefinition, IsUnderLock(operation), isOnKnown: true);
    }

    private bool HasContract(IMethodSymbol method) => symbols.Contracts.Exist && !ReferenceEquals(symbols.Contracts.Of(method), LockContract.None);

    private bool IsOurs(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly);

    private static ITypeSymbol? TypeOf(IVariableDeclarationGroupOperation group) =>
        group.Declarations.SelectMany(declaration => declaration.Declarators).FirstOrDefault()?.Symbol.Type;
}
