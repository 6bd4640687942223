using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Recognises every way of changing files and folders by their path: unlike the other rules, also appends, moves and deletions.</summary>
internal sealed class ManagedSites(FileWriteSymbols symbols, MethodFacts facts)
{
    /// <summary>The member as a person would write it, and the paths that it changes; null when it changes nothing.</summary>
    public (string Member, IReadOnlyList<IOperation> Paths)? Read(IOperation operation)
    {
        (string, IReadOnlyList<IOperation>)? own = operation switch
        {
            IInvocationOperation call => symbols.FamilyOf(call.TargetMethod.ContainingType) switch
            {
                TypeFamily.File => ReadFile(call),
                TypeFamily.FileInfo or TypeFamily.DirectoryInfo => ReadInfo(call),
                TypeFamily.Directory => ReadDirectory(call),
                _ => null,
            },
            IObjectCreationOperation creation when symbols.FamilyOf(creation.Type) is TypeFamily.FileStream or TypeFamily.StreamWriter => ReadOpen(creation),
            _ => null,
        };
        return own ?? (new WriteSiteReader(symbols, facts).Read(operation) is { } site ? (site.Member, [site.Path]) : null);
    }

    private static (string, IReadOnlyList<IOperation>)? ReadFile(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        return name switch
        {
            "Move" or "Replace" => Changed("File." + name, call.Arguments, 0, 1),
            "Copy" or "CreateSymbolicLink" => Changed("File." + name, call.Arguments, name == "Copy" ? 1 : 0),
            "Delete" or "AppendText" => Changed("File." + name, call.Arguments, 0),
            _ when name.StartsWith("AppendAll", StringComparison.Ordinal) || name.StartsWith("Set", StringComparison.Ordinal) =>
                Changed("File." + name, call.Arguments, 0),
            _ => null,
        };
    }

    private static (string, IReadOnlyList<IOperation>)? ReadInfo(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        string member = call.TargetMethod.ContainingType.Name + "." + name;
        if (call.Instance is not { } info)
            return null;
        return name switch
        {
            "Delete" or "AppendText" => (member, [info]),
            "MoveTo" or "Replace" => (member, [info, .. Paths(call.Arguments, 0)]),
            "CopyTo" => Changed(member, call.Arguments, 0),
            _ => null,
        };
    }

    private static (string, IReadOnlyList<IOperation>)? ReadDirectory(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Delete" => Changed("Directory.Delete", call.Arguments, 0),
        "Move" => Changed("Directory.Move", call.Arguments, 0, 1),
        _ => null,
    };

    /// <summary>A stream that appends, and a writer that does: the other ways of opening are known elsewhere.</summary>
    private (string, IReadOnlyList<IOperation>)? ReadOpen(IObjectCreationOperation creation)
    {
        const int modeAppend = 6;
        bool isWriter = symbols.FamilyOf(creation.Type) == TypeFamily.StreamWriter;
        bool appends = Operations.OfType(creation.Arguments, symbols.FileMode) is { } mode
            && facts.ValuesOf(mode).Any(value => value.ConstantValue is { HasValue: true, Value: modeAppend });
        return (isWriter || appends) && Operations.IsString(Operations.At(creation.Arguments, 0), creation.Arguments, 0)
            ? Changed("new " + creation.Type!.Name, creation.Arguments, 0)
            : null;
    }

    private static (string, IReadOnlyList<IOperation>)? Changed(string member, ImmutableArray<IArgumentOperation> arguments, params int[] ordinals) =>
        (member, [.. Paths(arguments, ordinals)]);

    private static IEnumerable<IOperation> Paths(ImmutableArray<IArgumentOperation> arguments, params int[] ordinals) =>
        ordinals.Select(ordinal => Operations.At(arguments, ordinal)).OfType<IOperation>();
}
