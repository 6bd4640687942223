using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>
/// A lock inside the process that takes part in the checks. While they are off it is a <see cref="Lock"/> and nothing more. Thread-safe.
/// </summary>
/// <param name="owner">The type that has it.</param>
/// <param name="field">The field that holds it; the analyzers call its class by both.</param>
internal sealed class OrderedLock(Type owner, string field)
{
    /// <summary>Why such a lock needs no rank.</summary>
    public const string Innermost = "It guards the fields of one object: under it no other lock is taken and nobody's code is run, which every test checks.";

    [SuppressMessage("LockOrder", "ELE1011", Justification = Innermost)]
    private readonly Lock _lock = new();
    private readonly LockNode? _node = OrderSwitch.IsOn ? LockOrderChecker.Process.Node($"{owner.FullName}.{field}", isInnermost: true) : null;

    /// <summary>Takes it, waiting for as long as it takes. Nothing may be awaited before the scope ends.</summary>
    [AcquiresLock]
    public Scope EnterScope()
    {
        HeldLock? held = OrderSwitch.IsOn ? HeldLocks.Enter(_node!, LockEdgeKind.Held, NullLogger.Instance) : null;
        return new Scope(_lock.EnterScope(), held);
    }

    /// <summary>The lock while it is held.</summary>
    /// <param name="scope">The inner lock.</param>
    /// <param name="held">Its entry in the flow, or <see langword="null"/> while nothing is checked.</param>
    public ref struct Scope(Lock.Scope scope, HeldLock? held) : IDisposable
    {
        private Lock.Scope _scope = scope;

        /// <summary>Gives it back.</summary>
        public void Dispose()
        {
            if (held is not null)
                held.State = HeldLockState.Over;
            _scope.Dispose();
        }
    }
}
