using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>
/// Where a value comes from, one step further than its own body shows: what is assigned to a field, what a helper returns, what the callers of
/// a private method give it. Used for one body, and bounded: what is further away is unknown.
/// </summary>
internal sealed class ValueOrigins(FileWriteSymbols symbols, MemberSources sources, CancellationToken cancellation)
{
    // Far more than any path of a person's takes, and nothing that anybody waits for.
    private const int MostSteps = 200;
    private const int MostObjectSteps = 5;
    private const int MostCreations = 4;

    private readonly MemberBodies _bodies = sources.Bodies;
    private int _steps;

    /// <summary>Everything that the value can be; null when that is unknown.</summary>
    public IReadOnlyList<Origin>? Of(Origin origin)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++_steps > MostSteps)
            return null;
        return origin.Value switch
        {
            IParameterReferenceOperation parameter => OfParameter(parameter.Parameter, origin.Scope),
            IFieldReferenceOperation { ConstantValue.HasValue: false } field => OfMember(field.Field, field.Instance, origin),
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => OfProperty(property, origin),
            IInvocationOperation call => OfCall(
                call.TargetMethod, call.Instance, origin, body => Scope.Called(body, call.Arguments, origin.Scope, SelfOf(call.Instance, origin))),
            IConversionOperation { OperatorMethod: { } method } conversion => OfCall(
                method, null, origin, body => Converted(method, body, origin.Beside(conversion.Operand))),
            _ => null,
        };
    }

    private static Scope Converted(IMethodSymbol method, MethodFacts body, Origin operand) =>
        new(body, Scope.None.Add(method.OriginalDefinition.Parameters[0], operand));

    private List<Origin>? OfParameter(IParameterSymbol parameter, Scope scope)
    {
        if (scope.ArgumentOf(parameter) is { } given)
            return [given];
        if (parameter.ContainingSymbol is not IMethodSymbol method
            || parameter.RefKind != RefKind.None
            || sources.Calls.Of(method, cancellation) is not { Count: > 0 } calls)
        {
            return null;
        }

        var origins = new List<Origin>();
        foreach (IInvocationOperation call in calls)
        {
            if (Operations.At(call.Arguments, parameter.Ordinal) is not { } value || _bodies.FactsAround(call.Syntax, cancellation) is not { } facts)
                return null;
            // A method that calls itself with what it was given says nothing new.
            if (Operations.Unwrap(value) is not IParameterReferenceOperation same || !SymbolEqualityComparer.Default.Equals(same.Parameter, parameter))
                origins.Add(new Origin(value, new Scope(facts)));
        }

        return origins;
    }

    private List<Origin>? OfProperty(IPropertyReferenceOperation reference, Origin origin)
    {
        IPropertySymbol property = reference.Property.OriginalDefinition;
        if (reference.Instance is { } lazy && property.Name == "Value" && symbols.FamilyOf(property.ContainingType) == TypeFamily.Lazy)
            return SelfOf(lazy, origin) is { } made ? OfFactory(made) : null;
        return property.DeclaringSyntaxReferences.Any(part => IsBodied(part.GetSyntax(cancellation))) && property.GetMethod is { } getter
            ? OfCall(getter, reference.Instance, origin, body => new Scope(body, self: SelfOf(reference.Instance, origin)))
            : OfMember(property, reference.Instance, origin);
    }

    private static bool IsBodied(SyntaxNode declaration) => declaration is PropertyDeclarationSyntax property
        && (property.ExpressionBody is not null
            || property.AccessorList?.Accessors.Any(one => one.Body is not null || one.ExpressionBody is not null) == true);

    private List<Origin>? OfMember(ISymbol member, IOperation? instance, Origin origin)
    {
        INamedTypeSymbol? user = instance is not null && Operations.Unwrap(instance) is IInstanceReferenceOperation ? origin.Scope.Facts.ContainingType : null;
        if (sources.Assignments.Of(member.OriginalDefinition, user, cancellation) is not { Count: > 0 } values)
            return null;
        var origins = new List<Origin>();
        foreach (Origin? self in member.IsStatic ? [null] : SelvesOf(instance, origin))
        {
            if (!values.All(value => AddAssigned(value, member, self, origins)))
                return null;
        }

        return origins;
    }

    /// <summary>Adds what an assignment gives the member of one object; false when that cannot be told.</summary>
    private bool AddAssigned(ExpressionSyntax value, ISymbol member, Origin? self, List<Origin> origins)
    {
        if (_bodies.OperationOf(value, cancellation) is not { } operation || _bodies.FactsAround(value, cancellation) is not { } facts)
            return false;
        Scope scope = new(facts, self: self);
        if (self is not null && _bodies.MethodAround(value, cancellation) is { MethodKind: MethodKind.Constructor } constructor)
        {
            // Another constructor made other objects.
            if (ConstructorChain.ScopeOf(constructor, self, _bodies, cancellation) is not { } ran)
                return true;
            scope = ran;
        }

        origins.AddRange(new Origin(operation, scope).Values().Where(one => !IsSame(one.Value, member)));
        return true;
    }

    /// <summary><c>_path = _path ?? other</c>, or the same field of another object.</summary>
    private static bool IsSame(IOperation value, ISymbol member) => value is IMemberReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member.OriginalDefinition);

    private List<Origin>? OfCall(IMethodSymbol method, IOperation? instance, Origin origin, Func<MethodFacts, Scope> enter)
    {
        method = method.OriginalDefinition;
        bool isDirect = !method.IsAbstract && !method.IsExtern && !method.IsAsync
            && (!(method.IsVirtual || method.IsOverride) || method.ContainingType.IsSealed || (instance is not null && SelfOf(instance, origin) is not null));
        MethodFacts? facts = !isDirect ? null : method.MethodKind == MethodKind.LocalFunction ? origin.Scope.Facts : _bodies.FactsOf(method, cancellation);
        if (facts is null || facts.ReturnsOf(method) is not { Count: > 0 } returns)
            return null;
        Scope scope = enter(facts);
        return [.. returns.SelectMany(value => new Origin(value, scope).Values())];
    }

    /// <summary>What the function that a <c>Lazy</c> was made of returns.</summary>
    private List<Origin>? OfFactory(Origin lazy)
    {
        if (lazy.Value is not IObjectCreationOperation creation)
            return null;
        return creation.Arguments.Select(one => Operations.Unwrap(one.Value)).OfType<IDelegateCreationOperation>().FirstOrDefault()?.Target switch
        {
            IAnonymousFunctionOperation lambda => [.. lazy.Scope.Facts.ReturnsOf(lambda.Symbol).SelectMany(value => lazy.Beside(value).Values())],
            IMethodReferenceOperation reference => OfCall(reference.Method, reference.Instance, lazy, static body => new Scope(body)),
            _ => null,
        };
    }

    /// <summary>The creation of the object that a member is asked of, where it is in plain sight and the only one.</summary>
    private Origin? SelfOf(IOperation? instance, Origin origin) => SelvesOf(instance, origin) is [var only] ? only : null;

    /// <summary>Every creation that the object can come from; one unknown when not all are in plain sight.</summary>
    private List<Origin?> SelvesOf(IOperation? instance, Origin origin)
    {
        if (instance is null)
            return [null];
        if (Operations.Unwrap(instance) is IInstanceReferenceOperation)
            return [origin.Scope.Self];
        if (Creations(origin.Beside(instance), 0) is not { Count: > 0 and <= MostCreations } made)
            return [null];
        // Reached on several ways it is still one, unless each way gives it arguments of its own.
        return made.All(one => one.Value.Syntax == made[0].Value.Syntax && !one.Scope.HasArguments) ? [made[0]] : [.. made];
    }

    private List<Origin>? Creations(Origin value, int depth)
    {
        var made = new List<Origin>();
        foreach (Origin one in value.Values())
        {
            if (one.Value is IObjectCreationOperation)
            {
                made.Add(one);
                continue;
            }

            if (depth == MostObjectSteps || Of(one) is not { } sources)
                return null;
            foreach (Origin source in sources)
            {
                if (Creations(source, depth + 1) is not { } found)
                    return null;
                made.AddRange(found);
            }
        }

        return made;
    }
}
