using System.Runtime.CompilerServices;
using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing.Memory;

/// <summary>
/// What was read from a declaration, for as long as nothing that it depends on is declared otherwise. The compiler asks again about every
/// declaration after every key stroke, because any edit may change what a name means; binding a thousand records anew takes most of a
/// second, and finding that nothing was declared otherwise takes a millisecond. Entries live as long as their syntax. Thread-safe.
/// </summary>
internal sealed class ParseMemory
{
    private readonly ConditionalWeakTable<SyntaxNode, Slot> _slots = new();

    /// <summary>Whether a declaration need not be read again, and what it says, which may be nothing.</summary>
    public bool TryFind(SyntaxNode declaration, CompilationShape now, out Declared? declared)
    {
        Entry? entry = _slots.TryGetValue(declaration, out Slot? slot) ? slot.Entry : null;
        declared = entry?.Declared;
        return entry?.HoldsIn(now) is true;
    }

    /// <summary>Remembers that a declaration says nothing, which only the meaning of its attributes' names could change.</summary>
    public void KeepNothing(SyntaxNode declaration, CompilationShape now) =>
        _slots.GetOrCreateValue(declaration).Entry = new Entry(null, [], now);

    /// <summary>
    /// Remembers what was read from a type, unless there is something to report: the places of diagnostics move with every edit above them.
    /// </summary>
    public void Keep(SyntaxNode declaration, CompilationShape now, INamedTypeSymbol type, Declared declared) =>
        _slots.GetOrCreateValue(declaration).Entry = declared.Diagnostics.Count > 0 ? null : new Entry(declared, Dependencies.Of(type), now);

    private sealed class Slot
    {
        private volatile Entry? _entry;

        public Entry? Entry
        {
            get => _entry;
            set => _entry = value;
        }
    }

    private sealed class Entry(Declared? declared, IReadOnlyList<string>? files, CompilationShape shape)
    {
        private volatile CompilationShape _shape = shape;

        public Declared? Declared => declared;

        public bool HoldsIn(CompilationShape now)
        {
            CompilationShape then = _shape;
            if (ReferenceEquals(then, now))
                return true;
            bool holds = now.FindChangesSince(then) is { } changes && (changes.Count == 0 || (files is not null && !files.Any(changes.Contains)));
            // The newest is kept, so that the older one can go.
            if (holds)
                _shape = now;
            return holds;
        }
    }
}
