using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder;

/// <summary>What the rules about declared locks say: what a method requires, excludes and promises.</summary>
internal static class LockContractRules
{
    private const string Category = "LockOrder";

    public static readonly DiagnosticDescriptor RequiredLockMissing = new(
        DiagnosticIds.RequiredLockMissing, "A method is called without the lock that it requires",
        "'{0}' requires the lock '{1}', which is not held on every path to this call{2}: acquire it around the call, or let the " +
        "caller require it with [RequiresLock]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The method relies on its caller for the lock. Without it, it reads and writes what others change at the same time.",
        DiagnosticIds.HelpLink(DiagnosticIds.RequiredLockMissing));

    public static readonly DiagnosticDescriptor ExcludedLockHeld = new(
        DiagnosticIds.ExcludedLockHeld, "A method is called with a lock that it excludes",
        "'{0}' must not be called while '{1}' is held, and it is held here{2}: release it before the call",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The method, or something that it calls, takes the lock itself, or waits for somebody who needs it. The exclusion " +
        "passes through calls.",
        DiagnosticIds.HelpLink(DiagnosticIds.ExcludedLockHeld));

    public static readonly DiagnosticDescriptor UnrankedLock = new(
        DiagnosticIds.UnrankedLock, "A nested lock has no rank in an assembly that declares an order",
        "'{0}' is acquired while '{1}' is held, or holds others, and has no place in the declared order: give it one with " +
        "[LockRank]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A declared order is only worth something when every lock that meets another one has a place in it.",
        DiagnosticIds.HelpLink(DiagnosticIds.UnrankedLock), WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor LockDeclaration = new(
        DiagnosticIds.LockDeclaration, "Declarations of locks contradict each other, or mean nothing",
        "{0}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A hierarchy that contradicts itself, is declared twice, or does not contain a name that is used orders nothing. " +
        "Nothing is checked against it until it is mended.",
        DiagnosticIds.HelpLink(DiagnosticIds.LockDeclaration));

    public static readonly DiagnosticDescriptor LockContract = new(
        DiagnosticIds.LockContract, "A public method's lock attribute is missing or wrong",
        "'{0}' {1}: declare {2}, so that callers in other assemblies are checked",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A caller in another assembly sees the attributes and not the code. They have to say what the code does.",
        DiagnosticIds.HelpLink(DiagnosticIds.LockContract), WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor RedundantLockDeclaration = new(
        DiagnosticIds.RedundantLockDeclaration, "A lock attribute says what is so without it",
        "[{0}] {1}: remove it",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "An attribute that changes nothing misleads: the next reader takes it for a reason.",
        DiagnosticIds.HelpLink(DiagnosticIds.RedundantLockDeclaration));

    public static readonly DiagnosticDescriptor LockDeclarationAtEnd = BuildOnly.TwinOf(LockDeclaration);

    public static readonly DiagnosticDescriptor RedundantLockDeclarationAtEnd = BuildOnly.TwinOf(RedundantLockDeclaration);

    public static readonly DiagnosticDescriptor RequiredLockMissingAtEnd = BuildOnly.TwinOf(RequiredLockMissing);

    public static readonly DiagnosticDescriptor ExcludedLockHeldAtEnd = BuildOnly.TwinOf(ExcludedLockHeld);

    /// <summary>What the flow of locks shows; the declarations have an analyzer of their own.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfFlow { get; } =
        [RequiredLockMissing, RequiredLockMissingAtEnd, ExcludedLockHeld, ExcludedLockHeldAtEnd, UnrankedLock, LockContract];
}
