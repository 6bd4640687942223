using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The body that is followed, and what is asked while following it.</summary>
/// <param name="Owner">The method, lambda or local function; for an initialiser, its field or property.</param>
/// <param name="Symbols">The symbols of the compilation.</param>
/// <param name="Summaries">What is known of other bodies.</param>
/// <param name="Record">Where what is found is put.</param>
/// <param name="Written">What is assigned to.</param>
internal sealed record FlowScope(ISymbol Owner, LockSymbols Symbols, ISummarySource Summaries, FlowRecord Record, WrittenTargets Written)
{
    private string? _name;
    private Frame? _last;

    /// <summary>Whether variables may be used by a function inside the body at any time.</summary>
    public bool HasLocalFunctions { get; init; }

    public INamedTypeSymbol Type => Owner.ContainingType;

    /// <summary>Whether a parameter of the type's primary constructor is used in another member: then it is a field, whose name is the parameter's.</summary>
    public bool IsCapturedByType(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && MemberOf(Owner) is IMethodSymbol member && !SymbolEqualityComparer.Default.Equals(member, constructor);

    public FlowValue This => new PathValue(AccessPath.This(Type));

    /// <summary>Perhaps the same lock, reached on another way: then it is taken to be given back, for silence's sake.</summary>
    public bool MayBeSame(LockKey held, LockKey given)
    {
        if (given.Kind == LockKind.Handle || held.Kind != given.Kind || held.Mode != given.Mode)
            return false;
        bool isCertainlyOther = held.Path.IsExact && given.Path.IsExact && held.Path.Root == given.Path.Root && held.Name is null;
        return !isCertainlyOther && Symbols.Classes.Of(held) is { } one && one.Equals(Symbols.Classes.Of(given));
    }

    /// <summary>The step of a way that is made there; mostly, one is asked for again and again.</summary>
    public Frame FrameAt(SyntaxNode site) => ReferenceEquals(_last?.Site, site) ? _last! : _last = new(_name ??= NameOf(Owner), site);

    private static ISymbol MemberOf(ISymbol owner)
    {
        while (owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } && owner.ContainingSymbol is { } outer)
            owner = outer;
        return owner;
    }

    private static string NameOf(ISymbol owner)
    {
        owner = MemberOf(owner);
        string name = owner is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } ? "new" : owner.Name;
        return owner.ContainingType is { } type ? type.Name + "." + name : name;
    }
}
