using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>Kinds of operations, to be asked for with a shift and no call. Immutable.</summary>
internal readonly struct KindSet
{
    // The compiler counts up with each version, and is at 128.
    private const int Most = 192;
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;

    private KindSet(ulong first, ulong second, ulong third) => (_first, _second, _third) = (first, second, third);

    /// <summary>The set of these.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The compiler's own number of a kind is 192 or more: then the set has to grow.</exception>
    public static KindSet Of(params OperationKind[] kinds)
    {
        var all = default(KindSet);
        foreach (OperationKind kind in kinds)
        {
            if ((int)kind is < 0 or >= Most)
                throw new ArgumentOutOfRangeException(nameof(kinds), kind, $"A set holds kinds of operations that the compiler numbers below {Most}.");
            // A shift by more than 63 begins again at 0.
            ulong bit = 1UL << (int)kind;
            all = all.With(((int)kind / 64) switch { 0 => new(bit, 0, 0), 1 => new(0, bit, 0), _ => new(0, 0, bit) });
        }

        return all;
    }

    /// <summary>These, and those of another set.</summary>
    public KindSet With(KindSet other) => new(_first | other._first, _second | other._second, _third | other._third);

    /// <summary>Whether a kind is one of them, by the number that <see cref="BodyWalk"/> keeps of it.</summary>
    public bool Has(byte kind)
    {
        ulong part = kind < 64 ? _first : kind < 128 ? _second : kind < Most ? _third : 0;
        return (part >> kind & 1) != 0;
    }
}
