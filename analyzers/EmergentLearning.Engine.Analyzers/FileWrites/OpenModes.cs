using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Reads <c>FileMode</c> and <c>FileAccess</c> out of arguments, variables and <c>FileStreamOptions</c>.</summary>
internal sealed class OpenModes(FileWriteSymbols symbols, MethodFacts facts)
{
    // The numbers of System.IO.FileMode and System.IO.FileAccess, which are part of the platform's binary contract.
    private const int ModeCreateNew = 1;
    private const int ModeCreate = 2;
    private const int ModeOpen = 3;
    private const int ModeOpenOrCreate = 4;
    private const int ModeTruncate = 5;
    private const int AccessRead = 1;
    private const int AccessWrite = 2;

    /// <summary>What an open with these arguments does, or null when it only reads, appends, or cannot be told.</summary>
    public WriteEffect? Effect(ImmutableArray<IArgumentOperation> arguments, bool readsByDefault = false)
    {
        if (Operations.OfType(arguments, symbols.FileStreamOptions) is { } options)
            return EffectOfOptions(options);

        return Operations.OfType(arguments, symbols.FileMode) is { } mode
            ? Worst(mode, Operations.OfType(arguments, symbols.FileAccess), readsByDefault)
            : null;
    }

    /// <summary>True when nothing that may reach the open writes.</summary>
    public bool OnlyReads(ImmutableArray<IArgumentOperation> arguments, bool readsByDefault)
    {
        if (Operations.OfType(arguments, symbols.FileStreamOptions) is { } options)
            return facts.ValuesOf(options).All(value => value is IObjectCreationOperation) && EffectOfOptions(options) is null;
        return Operations.OfType(arguments, symbols.FileAccess) is { } access
            ? Number(access) == AccessRead
            : readsByDefault && Operations.OfType(arguments, symbols.FileMode) is not null;
    }

    private WriteEffect? EffectOfOptions(IOperation options)
    {
        foreach (IOperation value in facts.ValuesOf(options))
        {
            if (value is not IObjectCreationOperation creation || !FileWriteSymbols.DerivesFrom(creation.Type, symbols.FileStreamOptions))
                continue;
            IOperation? mode = null;
            IOperation? access = null;
            foreach (ISimpleAssignmentOperation assignment in Assignments(creation, options))
            {
                ITypeSymbol? type = assignment.Target.Type;
                if (SymbolEqualityComparer.Default.Equals(type, symbols.FileMode))
                    mode = assignment.Value;
                else if (SymbolEqualityComparer.Default.Equals(type, symbols.FileAccess))
                    access = assignment.Value;
            }

            // The defaults of FileStreamOptions are Open and Read.
            if (access is null)
                continue;
            if ((mode is null ? EffectOf(ModeOpen, Number(access)) : Worst(mode, access, readsByDefault: true)) is { } effect)
                return effect;
        }

        return null;
    }

    private IEnumerable<ISimpleAssignmentOperation> Assignments(IObjectCreationOperation creation, IOperation options)
    {
        foreach (IOperation initializer in creation.Initializer?.Initializers ?? [])
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation } assignment)
                yield return assignment;
        }

        if (Operations.Variable(Operations.Unwrap(options)) is not { } variable)
            yield break;
        foreach (ISimpleAssignmentOperation assignment in facts.PropertyAssignments)
        {
            if (assignment.Target is IPropertyReferenceOperation { Instance: { } instance }
                && SymbolEqualityComparer.Default.Equals(Operations.Variable(instance), variable))
            {
                yield return assignment;
            }
        }
    }

    private WriteEffect? Worst(IOperation mode, IOperation? access, bool readsByDefault)
    {
        int? accessNumber = access is null ? (readsByDefault ? AccessRead : AccessRead | AccessWrite) : Number(access);
        WriteEffect? worst = null;
        foreach (IOperation value in facts.ValuesOf(mode))
        {
            if (value.ConstantValue is { HasValue: true, Value: int number }
                && EffectOf(number, accessNumber) is { } effect
                && (worst is null || effect < worst))
            {
                worst = effect;
            }
        }

        return worst;
    }

    /// <summary>The union of the access bits that may reach here; null when one of them is unknown and none writes.</summary>
    private int? Number(IOperation access)
    {
        int union = 0;
        bool unknown = false;
        foreach (IOperation value in facts.ValuesOf(access))
        {
            if (value.ConstantValue is { HasValue: true, Value: int number })
                union |= number;
            else
                unknown = true;
        }

        return unknown && (union & AccessWrite) == 0 ? null : union;
    }

    private static WriteEffect? EffectOf(int mode, int? access) => (mode, access) switch
    {
        // Truncating is a write whatever the access says: the platform refuses it with Read.
        (ModeCreate or ModeTruncate, not AccessRead) => WriteEffect.Overwrites,
        (ModeCreateNew, { } known) when (known & AccessWrite) != 0 => WriteEffect.ClaimsName,
        (ModeOpen or ModeOpenOrCreate, { } known) when (known & AccessWrite) != 0 => WriteEffect.KeepsUntilWritten,
        _ => null,
    };
}
