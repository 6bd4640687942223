using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>
/// Which locks are given back where in a compilation. One that only this compilation can reach, and that nothing in it gives back, is
/// forgotten by whoever takes it.
/// </summary>
internal sealed class ReturnedLocks
{
    private readonly LockClasses _classes;
    private readonly ILookup<(LockClass Class, LockMode Mode), FlowRecord> _given;

    public ReturnedLocks(IEnumerable<FlowRecord> records, LockClasses classes)
    {
        _classes = classes;
        _given = records.SelectMany(record => record.Given.Select(key => (Class: classes.Of(key), Mode: ModeOf(key), Record: record)))
            .Where(given => given.Class is not null).ToLookup(given => (given.Class!, given.Mode), given => given.Record);
    }

    /// <summary>Whether another body gives it back.</summary>
    public bool IsGivenBeside(LockKey key, FlowRecord record) => _classes.Of(key) is { } lockClass && _given[(lockClass, ModeOf(key))].Any(other => !ReferenceEquals(other, record));

    /// <summary>A semaphore is also given back by those who have it under another name, so nothing is said of it.</summary>
    public bool IsNeverGiven(LockKey key) => key.Kind is not (LockKind.Semaphore or LockKind.Event) && IsPrivate(key.Path)
        && _classes.Of(key) is { } lockClass && !_given[(lockClass, ModeOf(key))].Any();

    /// <summary>Each mode of a reader-writer lock has a call of its own that gives it back; other locks have one for all.</summary>
    private static LockMode ModeOf(LockKey key) => key.Kind is LockKind.ReaderWriter or LockKind.RecursiveReaderWriter ? key.Mode : LockMode.Exclusive;

    private static bool IsPrivate(AccessPath path)
    {
        ISymbol? member = path.Steps.IsEmpty ? path.Symbol : path.Steps[path.Steps.Length - 1].Member;
        return path.Root is PathRoot.This or PathRoot.Static && member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private };
    }
}
