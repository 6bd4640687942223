using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Opens of a path: what they do to the file, and the stream that they give.</summary>
internal sealed class StreamOpener(FlowEvaluator evaluator)
{
    private const int WriteThrough = unchecked((int)0x80000000);

    private FileWriteSymbols Symbols => evaluator.Context.Symbols;

    private MethodFacts Facts => evaluator.Frame.Facts;

    /// <summary>The stream, or null for a call that writes and closes at once.</summary>
    public FlowValue? Open(IOperation operation, ImmutableArray<IArgumentOperation> arguments, FlowValue? subject)
    {
        // The same operation outside the graph: modes and options are read there, with everything that the whole method says.
        IOperation original = Facts.OriginalOf(operation);
        WriteSite? write = new WriteSiteReader(Symbols, Facts).Read(original);
        bool isStream = Symbols.IsWriter(operation.Type);
        FlowValue? path = write is null ? subject : PathOf(write, original, arguments, subject);
        if (write is null && AppendSiteReader.Read(original, Symbols, Facts) is null)
            return isStream && path is not null ? Stream(operation, original, path, isRead: IsRead(original)) : null;
        if (path is null)
            return null;

        bool isExclusive = write?.Effect == WriteEffect.ClaimsName;
        FileBits bits = write?.Effect switch
        {
            WriteEffect.Overwrites or WriteEffect.ClaimsName => FileBits.Written,
            _ => FileBits.None,
        };
        if (!isExclusive && write is not null)
            bits |= FileBits.Shared;
        if (!isStream)
            bits |= FileBits.Written | FileBits.Unflushed;
        new FileEffects(evaluator).Create(path, bits, operation.Syntax);
        return isStream ? Stream(operation, original, path, isRead: false) : null;
    }

    private FlowValue? PathOf(WriteSite write, IOperation original, ImmutableArray<IArgumentOperation> arguments, FlowValue? subject)
    {
        if (original is IInvocationOperation { Instance: { } instance } && instance == write.Path)
            return subject;
        ImmutableArray<IArgumentOperation> written = original switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        IArgumentOperation? argument = written.FirstOrDefault(one => one.Value == write.Path);
        IOperation? value = argument?.Parameter is { } parameter ? Operations.At(arguments, parameter.Ordinal) : null;
        return value is null ? null : evaluator.EvaluatePath(value);
    }

    private StreamValue Stream(IOperation operation, IOperation original, FlowValue path, bool isRead)
    {
        StreamTraits traits = (isRead ? StreamTraits.ReadOnly : StreamTraits.None)
            | (IsWriteThrough(original) ? StreamTraits.WriteThrough : StreamTraits.None);
        return new StreamEffects(evaluator).Open(new StreamValue(operation.Syntax, [.. FlowEvaluator.Paths(path)], null, traits));
    }

    private bool IsRead(IOperation original) => original switch
    {
        IInvocationOperation { TargetMethod.Name: "OpenRead" or "OpenText" } => true,
        IInvocationOperation call => new OpenModes(Symbols, Facts).OnlyReads(call.Arguments, readsByDefault: call.TargetMethod.Name == "OpenHandle"),
        IObjectCreationOperation creation => new OpenModes(Symbols, Facts).OnlyReads(creation.Arguments, readsByDefault: false),
        _ => false,
    };

    private bool IsWriteThrough(IOperation original) => original.DescendantsAndSelf().Any(part =>
        SymbolEqualityComparer.Default.Equals(part.Type, Symbols.FileOptions)
        && Facts.ValuesOf(part).Any(value => value.ConstantValue is { HasValue: true, Value: int number } && (number & WriteThrough) != 0));
}
