using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Dispatches calls: to what the framework does, into a helper of the same compilation, or to code that cannot be seen.</summary>
internal sealed class FlowCalls
{
    private readonly FlowEvaluator _evaluator;
    private readonly PathCalls _paths;
    private readonly FileCalls _files;
    private readonly StreamCalls _streams;
    private readonly HelperCalls _helpers;

    public FlowCalls(FlowEvaluator evaluator)
    {
        _evaluator = evaluator;
        _paths = new PathCalls(evaluator);
        _files = new FileCalls(evaluator);
        _streams = new StreamCalls(evaluator);
        _helpers = new HelperCalls(evaluator);
    }

    private FileWriteSymbols Symbols => _evaluator.Context.Symbols;

    public FlowValue? Invoke(IInvocationOperation call)
    {
        FlowValue? instance = _evaluator.Evaluate(call.Instance);
        FlowArguments arguments = Evaluate(call.Arguments);
        IMethodSymbol method = call.TargetMethod;
        if (NativeFlush.Is(method, Symbols))
        {
            FlushNatively(arguments, call.Syntax);
            return null;
        }

        // The number behind a handle is still the file.
        if (instance is StreamValue stream && _streams.Call(call, stream, arguments))
            return method.Name == "DangerousGetHandle" ? stream : null;
        TypeFamily? family = Symbols.FamilyOf(method.ContainingType);
        if (family is TypeFamily.Path or TypeFamily.Randomness || method.ContainingType.SpecialType == SpecialType.System_String)
            return _paths.Call(call, instance, arguments);
        if (method.Name == "ToString" && instance is not null)
            return instance is StreamValue ? null : _paths.Call(call, instance, arguments);
        if (family is not null)
            return _files.Call(call, family.Value, instance, arguments);
        if (!_helpers.TryInline(call, arguments, out FlowValue? result))
        {
            _streams.HandOver(call.Arguments, arguments);
            HandOut(method, instance, arguments);
        }

        // Only where there is a directory to sync, so that helpers are not read for nothing.
        if (!_evaluator.State.Unsynced.IsEmpty && !arguments.All.Any(value => value is StreamValue) && _evaluator.Context.Sources.FlushesNatively(method))
            new FileEffects(_evaluator).SyncAllDirectories();

        if (!FileWriteSymbols.IsFramework(method))
        {
            foreach (FlowValue? value in arguments.All)
                new FileEffects(_evaluator).HandOutDirectory(value);
        }

        return result;
    }

    public FlowValue? Create(IObjectCreationOperation creation)
    {
        FlowArguments arguments = Evaluate(creation.Arguments);
        FlowValue? value = Symbols.FamilyOf(creation.Type) switch
        {
            TypeFamily.FileInfo or TypeFamily.DirectoryInfo => arguments.At(0),
            TypeFamily.FileStream or TypeFamily.StreamWriter when arguments.At(0) is not StreamValue => _files.Open(creation, arguments),
            _ => _streams.Wrap(creation, arguments),
        };
        _evaluator.Evaluate(creation.Initializer);
        return value;
    }

    private FlowArguments Evaluate(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Dictionary<int, FlowValue?>();
        foreach (IArgumentOperation argument in arguments)
        {
            FlowValue? value = _evaluator.Evaluate(argument.Value);
            if (argument.Parameter is not { } parameter)
                continue;
            if (parameter.RefKind is RefKind.Out or RefKind.Ref)
                _evaluator.Assign(argument.Value, null);
            values[parameter.Ordinal] = value;
        }

        return new FlowArguments(values);
    }

    private void FlushNatively(FlowArguments arguments, SyntaxNode site)
    {
        StreamValue[] streams = [.. arguments.All.OfType<StreamValue>()];
        foreach (StreamValue stream in streams)
            new StreamEffects(_evaluator).FlushToDisk(stream, site, isManaged: false);
        // A descriptor that is no stream of ours is a directory's: the base class library has no other way to one.
        if (streams.Length == 0)
            new FileEffects(_evaluator).SyncAllDirectories();
    }

    /// <summary>The framework is known not to flush files or sync directories; other code may.</summary>
    private void HandOut(IMethodSymbol method, FlowValue? instance, FlowArguments arguments)
    {
        if (FileWriteSymbols.IsFramework(method))
            return;
        var files = new FileEffects(_evaluator);
        files.HandOut(instance);
        foreach (FlowValue? value in arguments.All)
            files.HandOut(value);
    }
}
