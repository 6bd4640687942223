using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What the locks that a callee takes are to its caller.</summary>
internal sealed class PassedLocks(FlowScope scope, Acquisitions locks, Demands demands)
{
    // Each such call runs the other of two bodies as likely as not. Where a way leads through two of them, it is rather not taken.
    public const int MostGuesses = 1;

    /// <summary>Adds what the callee asks for, as far as it is known by now.</summary>
    public void Ask(PassedCall call, MethodSummary summary)
    {
        if (call is { IsWait: false, Declared: null })
            demands.Pass(call, summary);
    }

    /// <summary>Adds locks that the callee takes.</summary>
    public void Take(PassedCall call, IEnumerable<AcquiredLock> taken)
    {
        bool wasLoose = locks.IsLoose;
        int guessed = locks.Guesses;
        Frame first = scope.FrameAt(call.Site);
        foreach (AcquiredLock acquired in taken)
        {
            if (!call.Runs(acquired.IsInPrefix) || Premises.Translate(acquired.Given, call.Binding, scope) is not { } asked)
                continue;
            LockKey key = call.Binding.Translate(acquired.Key);
            if (call.Declared is { } declared && (scope.Symbols.Classes.Of(key) is not { } lockClass || declared.Contains(lockClass)))
                continue;
            bool isWait = acquired.IsWait || call.IsWait || (call.IsBlocking && call.Callee.IsAsync && !acquired.IsInPrefix);
            locks.Guesses = call.Guesses + acquired.Guesses;
            locks.IsLoose = call.IsLoose || acquired.IsLoose || locks.Guesses > MostGuesses;
            locks.Asked = asked;
            // Whoever waits here keeps its own caller waiting, too, even one that would not wait for the rest; unless it waits by an await, which its state says.
            bool isInPrefix = acquired.IsInPrefix || call.IsBlocking || call.IsWait;
            // To a caller that holds nothing, a second way to a lock is no news.
            var id = new AcquisitionId(key, acquired.IsTry, isWait, isInPrefix && !call.Held.HasAwaited, locks.IsLoose);
            if (call.Held.Held.IsEmpty && scope.Record.Knows(id, locks.Guesses, acquired.Way.Length + 1))
                continue;
            FlowState held = acquired.Released.IsEmpty ? call.Held : CallEnds.Without([.. acquired.Released.Select(call.Binding.Translate)], call.Held);
            if (ReferenceEquals(key, acquired.Key))
                locks.NoteAgain(held, acquired, isWait, isInPrefix, first);
            else
                locks.Note(held, key, acquired.IsTry, isWait, isInPrefix, first, acquired.Way);
        }

        (locks.IsLoose, locks.Guesses, locks.Asked) = (wasLoose, guessed, []);
    }

    /// <summary>Adds what is known by now, unless a call that is like it has done so, and what is found later.</summary>
    public void Pass(PassedCall call, MethodSummary summary)
    {
        call = call with { Given = Premises.Of(scope, call.State) };
        if (!scope.Record.Add(call))
            return;
        Ask(call, summary);
        Take(call, summary.Acquires);
    }

    /// <summary>What the callee requires is its own to judge.</summary>
    public FlowState WithoutRequired(IMethodSymbol callee, FlowValue receiver, FlowState state)
    {
        if (state.Held.IsEmpty || scope.Symbols.Contracts.Of(callee).Requires is not { } names)
            return state;
        HashSet<string> required = [.. LockCalls.Keys(names, callee, receiver).Select(scope.Symbols.Classes.Of).OfType<LockClass>().Select(one => one.Name)];
        return state with { Held = state.Held.RemoveRange(state.Held.Keys.Where(key => scope.Symbols.Classes.Of(key) is { } held && required.Contains(held.Name))) };
    }
}
