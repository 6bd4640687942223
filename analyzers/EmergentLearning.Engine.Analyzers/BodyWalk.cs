using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers;

/// <summary>
/// The operations of a block, itself first, and each before what is inside it, with their kinds beside them: a rule looks at a few kinds, and to ask each
/// operation for its own takes a call through an interface, which for a whole program costs more than the rule. Immutable.
/// </summary>
internal sealed class BodyWalk(IOperation block, IOperation[] operations, byte[] kinds)
{
    /// <summary>What stands for a kind that has no number below it.</summary>
    public const byte Other = byte.MaxValue;

    public IOperation Block => block;

    /// <summary>All of them. Not to be changed.</summary>
    public IOperation[] All => operations;

    /// <summary>Those of the kinds.</summary>
    public Found Of(KindSet wanted) => new(operations, kinds, wanted);

    /// <summary>Whether there is one of the kinds.</summary>
    public bool Has(KindSet wanted) => Of(wanted).MoveNext();

    /// <summary>Whether one of the kinds is so.</summary>
    public bool Any(KindSet wanted, Func<IOperation, bool> isSo)
    {
        foreach (IOperation operation in Of(wanted))
        {
            if (isSo(operation))
                return true;
        }

        return false;
    }

    /// <summary>Operations of some kinds, to be enumerated once.</summary>
    public struct Found(IOperation[] operations, byte[] kinds, KindSet wanted)
    {
        private int _at = -1;

        public readonly IOperation Current => operations[_at];

        public readonly Found GetEnumerator() => this;

        public bool MoveNext()
        {
            while (++_at < kinds.Length)
            {
                if (wanted.Has(kinds[_at]))
                    return true;
            }

            return false;
        }
    }
}
