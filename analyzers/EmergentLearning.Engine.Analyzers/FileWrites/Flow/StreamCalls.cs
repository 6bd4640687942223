using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The calls on streams, writers and handles, and the calls that take them.</summary>
internal sealed class StreamCalls(FlowEvaluator evaluator)
{
    private readonly StreamEffects _effects = new(evaluator);

    private FileWriteSymbols Symbols => evaluator.Context.Symbols;

    /// <summary>False when the method is none of a stream's own.</summary>
    public bool Call(IInvocationOperation call, StreamValue stream, FlowArguments arguments)
    {
        SyntaxNode site = call.Syntax;
        string name = call.TargetMethod.Name;
        if (!FileWriteSymbols.IsFramework(call.TargetMethod) && !Symbols.IsStream(call.TargetMethod.ContainingType))
            return false;
        switch (name)
        {
            case "Flush" when Operations.At(call.Arguments, 0) is { } toDisk:
                // An unknown flag may well be true.
                if (toDisk.ConstantValue is { HasValue: true, Value: false })
                    _effects.Flush(stream, site);
                else
                    _effects.FlushToDisk(stream, site);
                break;
            case "Flush" or "FlushAsync":
                _effects.Flush(stream, site);
                break;
            case "Dispose" or "DisposeAsync" or "Close" or "CloseAsync":
                _effects.Close(stream, site);
                break;
            case "CopyTo" or "CopyToAsync":
                foreach (StreamValue target in arguments.All.OfType<StreamValue>())
                    _effects.Write(target, site);
                break;
            default:
                if (IsWrite(name))
                    _effects.Write(stream, site);
                HandOver(call.Arguments, arguments);
                break;
        }

        return true;
    }

    /// <summary><c>RandomAccess</c> and <c>JsonSerializer</c>.</summary>
    public void Static(IInvocationOperation call, FlowArguments arguments)
    {
        foreach (StreamValue stream in arguments.All.OfType<StreamValue>())
        {
            if (call.TargetMethod.Name == "FlushToDisk")
                _effects.FlushToDisk(stream, call.Syntax, isManaged: false);
            else if (IsWrite(call.TargetMethod.Name))
                _effects.Write(stream, call.Syntax);
        }
    }

    /// <summary><c>XmlWriter.Create(stream)</c> and <c>document.Save(stream)</c>.</summary>
    public FlowValue? Document(IInvocationOperation call, FlowArguments arguments)
    {
        StreamValue inner = arguments.All.OfType<StreamValue>().First();
        if (call.TargetMethod.Name == "Create")
            return _effects.Open(new StreamValue(call.Syntax, inner.Paths, inner, StreamTraits.LeavesInnerOpen));
        _effects.Write(inner, call.Syntax);
        return null;
    }

    /// <summary>A new object around a stream: a writer or filter of the framework, or something that cannot be seen.</summary>
    public FlowValue? Wrap(IObjectCreationOperation creation, FlowArguments arguments)
    {
        if (arguments.All.OfType<StreamValue>().FirstOrDefault() is not { } inner)
            return null;
        if (creation.Constructor is not { } constructor || !FileWriteSymbols.IsFramework(constructor) || !Symbols.IsWriter(creation.Type))
        {
            HandOver(creation.Arguments, arguments);
            return null;
        }

        bool leavesOpen = !Symbols.ClosesInner(creation.Type)
            || creation.Arguments.Any(argument => argument is { Parameter.Name: "leaveOpen", Value.ConstantValue: { HasValue: true, Value: true } });
        StreamTraits traits = leavesOpen ? StreamTraits.LeavesInnerOpen : StreamTraits.None;
        return _effects.Open(new StreamValue(creation.Syntax, inner.Paths, inner, traits | (inner.Traits & StreamTraits.ReadOnly)));
    }

    /// <summary>
    /// Code that cannot be seen may write what it is given. Only through a type that can flush to disk may it also do that; then nothing
    /// more is claimed of the file.
    /// </summary>
    public void HandOver(ImmutableArray<IArgumentOperation> operations, FlowArguments arguments)
    {
        foreach (IArgumentOperation argument in operations)
        {
            if (argument.Parameter is not { } parameter || arguments.At(parameter.Ordinal) is not StreamValue stream)
                continue;
            if (parameter.ContainingSymbol is IMethodSymbol method && (FileWriteSymbols.IsFramework(method) || Symbols.CannotFlushToDisk(parameter.Type)))
                _effects.Write(stream, argument.Syntax);
            else
                _effects.Forget(stream);
        }
    }

    private static bool IsWrite(string name) => name.StartsWith("Write", StringComparison.Ordinal)
        || name is "SetLength" or "BeginWrite" or "Serialize" or "SerializeAsync" or "CreateEntry";
}
