using System.Collections.Immutable;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder;

/// <summary>What the rules about single locks and handles say.</summary>
internal static class LockUseRules
{
    private const string Category = "LockOrder";

    public static readonly DiagnosticDescriptor UnboundedWait = new(
        DiagnosticIds.UnboundedWait, "A wait without a limit is made under a lock, or for a lock between processes",
        "'{0}' waits without a limit {1}: if what it waits for never comes, nobody gets further and nothing says why; give it a " +
        "timeout or a cancellation token{2}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Everybody who wants the lock waits as long as its holder. A wait under a lock, and for a lock that another process may " +
        "hold, needs an end.",
        DiagnosticIds.HelpLink(DiagnosticIds.UnboundedWait));

    public static readonly DiagnosticDescriptor EscapingHandle = new(
        DiagnosticIds.EscapingHandle, "The handle of a lock escapes, and nobody is said to own it",
        "The handle of '{0}' goes {1}, and nothing says who gives the lock back: return it from a method with [ReturnsLock], or " +
        "keep it in a type that disposes it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "A handle in a field, a collection or a closure outlives its method. Somebody has to dispose it, and the reader has to " +
        "see who.",
        DiagnosticIds.HelpLink(DiagnosticIds.EscapingHandle));

    public static readonly DiagnosticDescriptor DroppedHandle = new(
        DiagnosticIds.DroppedHandle, "The handle of a lock is dropped at once",
        "The handle of '{0}' is {1} at once, so the lock protects nothing that follows: keep it with 'using var held = ...' as " +
        "long as the lock is needed",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Nobody holds the handle: the lock is given back before the next statement, or, worse, never.",
        DiagnosticIds.HelpLink(DiagnosticIds.DroppedHandle));

    public static readonly DiagnosticDescriptor HomemadeLockFile = new(
        DiagnosticIds.HomemadeLockFile, "A file is used as a lock by its existence, age or process number",
        "'{0}' {1}: two processes can both take it, and one that is killed leaves it behind for ever; use FileLock.Acquire, " +
        "which the kernel frees",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Testing and creating are two steps; age and process numbers lie after a suspend, in a container and when numbers come " +
        "again; deleting takes the lock from whoever has it meanwhile. A lock of the kernel ends with its process.",
        DiagnosticIds.HelpLink(DiagnosticIds.HomemadeLockFile));

    public static readonly DiagnosticDescriptor ShareNoneAsLock = new(
        DiagnosticIds.ShareNoneAsLock, "FileShare.None is used as a lock",
        "'{0}' is opened with FileShare.None to keep others out: .NET asks the kernel only on a best-effort basis, an " +
        "environment variable switches it off, and nobody waits in turn; use FileLock.Acquire",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "DOTNET_SYSTEM_IO_DISABLEFILELOCKING=1, some file systems and every program that is not .NET pass by FileShare.None, " +
        "and .NET ignores that the lock failed.",
        DiagnosticIds.HelpLink(DiagnosticIds.ShareNoneAsLock));

    public static readonly DiagnosticDescriptor UnknownCallUnderLock = new(
        DiagnosticIds.UnknownCallUnderLock, "Unknown code is called under a ranked lock",
        "'{0}' runs code that is not known here while '{1}' is held: if it takes a lock of its own, the order cannot be " +
        "checked; call it after the lock is released",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "A delegate, an event or a member that others may override can do anything, also ask for a lock that ranks before the " +
        "one that is held.",
        DiagnosticIds.HelpLink(DiagnosticIds.UnknownCallUnderLock));

    public static readonly DiagnosticDescriptor UnboundedWaitAtEnd = BuildOnly.TwinOf(UnboundedWait);

    public static readonly DiagnosticDescriptor EscapingHandleAtEnd = BuildOnly.TwinOf(EscapingHandle);

    public static readonly DiagnosticDescriptor UnknownCallUnderLockAtEnd = BuildOnly.TwinOf(UnknownCallUnderLock);

    /// <summary>What the flow of locks shows; dropped handles and lock files have analyzers of their own.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfFlow { get; } =
        [UnboundedWait, UnboundedWaitAtEnd, EscapingHandle, EscapingHandleAtEnd, UnknownCallUnderLock, UnknownCallUnderLockAtEnd];
}
