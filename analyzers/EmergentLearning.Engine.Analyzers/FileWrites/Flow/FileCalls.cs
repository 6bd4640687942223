using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The calls that create, open, move and delete files by their path.</summary>
internal sealed class FileCalls(FlowEvaluator evaluator)
{
    private readonly FileEffects _files = new(evaluator);
    private readonly StreamOpener _opener = new(evaluator);

    private FileWriteSymbols Symbols => evaluator.Context.Symbols;

    public FlowValue? Open(IObjectCreationOperation creation, FlowArguments arguments) =>
        arguments.At(0) is null && !Operations.IsString(Operations.At(creation.Arguments, 0), creation.Arguments, 0)
            ? null
            : _opener.Open(creation, creation.Arguments, FlowEvaluator.AsPath(arguments.At(0), creation.Syntax));

    public FlowValue? Call(IInvocationOperation call, TypeFamily family, FlowValue? instance, FlowArguments arguments)
    {
        string name = call.TargetMethod.Name;
        SyntaxNode site = call.Syntax;
        switch (family)
        {
            case TypeFamily.FileInfoFactory or TypeFamily.DirectoryInfo when name is "New" or "CreateSubdirectory" or "FromDirectoryName":
                return arguments.At(0);
            case TypeFamily.Directory when name == "CreateTempSubdirectory":
                return PathValue.Of(PathAtom.TempEntryAt(site));
            case TypeFamily.Directory when name == "CreateDirectory":
                return arguments.At(0);
            case TypeFamily.AtomicFile:
                PublishByEngine(name, arguments, site);
                return null;
            case TypeFamily.DirectorySync:
                _files.SyncAllDirectories();
                return null;
            case TypeFamily.RandomAccess or TypeFamily.JsonSerializer:
                new StreamCalls(evaluator).Static(call, arguments);
                return null;
        }

        bool isInstance = family is TypeFamily.FileInfo or TypeFamily.DirectoryInfo;
        FlowValue? subject = isInstance ? FlowEvaluator.AsPath(instance, site) : arguments.At(0);
        FlowValue? other = arguments.At(isInstance ? 0 : 1);
        switch (name)
        {
            case "Move" or "MoveTo" or "Replace" when subject is not null && other is not null:
                new RenameEffects(evaluator).Rename(subject, other, site);
                return null;
            case "SetUnixFileMode" when subject is not null:
                _files.ChangeMode(subject, site);
                return null;
            case "Delete" when subject is not null:
                _files.Delete(subject, site);
                return null;
            case "Copy" or "CopyTo" when other is not null:
                Copy(call, subject, other);
                return other;
            default:
                return family is TypeFamily.XmlDocument or TypeFamily.XmlWriter && arguments.All.OfType<StreamValue>().Any()
                    ? new StreamCalls(evaluator).Document(call, arguments)
                    : _opener.Open(call, call.Arguments, subject);
        }
    }

    private void PublishByEngine(string name, FlowArguments arguments, SyntaxNode site)
    {
        if (name == "PublishNew" && arguments.At(0) is { } prepared)
            new RenameEffects(evaluator).HandOver(prepared);
        FlowValue? path = name switch
        {
            "Replace" or "ReplaceText" or "ReplaceLines" or "OpenReplace" or "OpenUpdate" => arguments.At(0),
            "PublishNew" => arguments.At(1),
            _ => null,
        };
        foreach (PathValue one in FlowEvaluator.Paths(path))
            _files.Publish(one, site);
    }

    private void Copy(IInvocationOperation call, FlowValue? source, FlowValue target)
    {
        foreach (PathValue from in FlowEvaluator.Paths(source))
        {
            foreach (PathValue to in FlowEvaluator.Paths(target))
                new RenameEffects(evaluator).CheckDeleted(from, to, call.Syntax);
        }

        bool overwrites = Operations.Where(call.Arguments, p => p.Type.SpecialType == SpecialType.System_Boolean)
            is { ConstantValue: not { HasValue: true, Value: false } };
        _files.Create(target, FileBits.Written | FileBits.Unflushed | (overwrites ? FileBits.Shared : FileBits.None), call.Syntax);
    }
}
