using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>
/// A forward analysis of which facts may hold at each operation, on some path: where paths meet, the facts of all of them. Not thread-safe;
/// used once.
/// </summary>
/// <typeparam name="TFact">What may hold; compared by value.</typeparam>
internal abstract class MayFlow<TFact> : ForwardFlow<ImmutableHashSet<TFact>>
    where TFact : class
{
    /// <inheritdoc />
    protected abstract override ImmutableHashSet<TFact> After(IOperation operation, ImmutableHashSet<TFact> facts);

    /// <inheritdoc />
    protected override ImmutableHashSet<TFact> AfterCondition(IOperation condition, bool outcome, ImmutableHashSet<TFact> facts) => facts;

    /// <inheritdoc />
    protected sealed override ImmutableHashSet<TFact> Join(ImmutableHashSet<TFact> known, ImmutableHashSet<TFact> incoming) =>
        incoming.IsSubsetOf(known) ? known : known.Union(incoming);
}
