using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>
/// Which locks are given back anywhere in a compilation. One that only this compilation can reach, and that nothing in it gives back, is
/// forgotten by whoever takes it.
/// </summary>
internal sealed class ReturnedLocks
{
    private readonly LockClasses _classes;
    private readonly HashSet<LockClass> _given;

    public ReturnedLocks(IEnumerable<FlowRecord> records, LockClasses classes)
    {
        _classes = classes;
        _given = [.. records.SelectMany(record => record.Given).Select(classes.Of).OfType<LockClass>()];
    }

    public bool IsNeverGiven(LockKey key) => IsPrivate(key.Path) && _classes.Of(key) is { } lockClass && !_given.Contains(lockClass);

    private static bool IsPrivate(AccessPath path)
    {
        ISymbol? member = path.Steps.IsEmpty ? path.Symbol : path.Steps[path.Steps.Length - 1].Member;
        return path.Root is PathRoot.This or PathRoot.Static && member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private };
    }
}
