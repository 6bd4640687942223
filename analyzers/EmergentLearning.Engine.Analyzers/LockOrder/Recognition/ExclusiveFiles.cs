using System.Collections.Concurrent;
using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Files that a method opens for itself alone, under a constant path, and only keeps open: each is a lock of that name. The open never waits,
/// it throws; whoever catches that and tries again waits as for any lock. Thread-safe.
/// </summary>
internal sealed class ExclusiveFiles(Compilation compilation)
{
    private const string Open = "Open";

    // The number of System.IO.FileShare.None, which is part of the platform's binary contract.
    private const int ShareNone = 0;

    private readonly ConcurrentDictionary<SyntaxNode, ExclusiveFile> _files = new();
    private readonly INamedTypeSymbol? _stream = compilation.GetTypeByMetadataName("System.IO.FileStream");
    private readonly INamedTypeSymbol? _file = compilation.GetTypeByMetadataName("System.IO.File");
    private readonly INamedTypeSymbol? _share = compilation.GetTypeByMetadataName("System.IO.FileShare");
    private readonly INamedTypeSymbol? _failure = compilation.GetTypeByMetadataName("System.IO.IOException");

    /// <summary>The names of the methods that open one.</summary>
    public static IEnumerable<string> Names => [Open];

    /// <summary>Looks at an operation where what stands around it can be seen, and says whether it is such an open.</summary>
    public bool Read(IOperation operation)
    {
        if (ArgumentsOf(operation) is not { IsEmpty: false } arguments || PathOf(arguments) is not { } path)
            return false;
        if (!SharesWithNobody(arguments) || !IsOnlyHeld(operation))
            return false;
        var key = new LockKey(AccessPath.Type(_stream!), LockKind.File, Name: $"\"{path}\" (file)");
        _files[operation.Syntax] = new ExclusiveFile(key, Loops.RetryOf(operation, _failure)?.Syntax);
        return true;
    }

    /// <summary>The file that is opened there, of those that have been read; else null.</summary>
    public ExclusiveFile? At(SyntaxNode site) => _files.TryGetValue(site, out ExclusiveFile? found) ? found : null;

    private ImmutableArray<IArgumentOperation>? ArgumentsOf(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation when Is(creation.Type, _stream) => creation.Arguments,
        IInvocationOperation { TargetMethod: { Name: Open } method } call when Is(method.ContainingType, _file) => call.Arguments,
        _ => null,
    };

    private static string? PathOf(ImmutableArray<IArgumentOperation> arguments) => Operations.At(arguments, 0)?.ConstantValue.Value as string;

    private bool SharesWithNobody(ImmutableArray<IArgumentOperation> arguments) => arguments.Any(argument =>
        Is(argument.Parameter?.Type, _share) && argument is { ArgumentKind: ArgumentKind.Explicit, Value.ConstantValue: { HasValue: true, Value: ShareNone } });

    /// <summary>A stream that carries data is for the data, and not for keeping others out.</summary>
    private static bool IsOnlyHeld(IOperation open)
    {
        IOperation value = open;
        while (value.Parent is IConversionOperation)
            value = value.Parent;
        if (value.Parent is IUsingOperation)
            return true;
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }
            || declarator.Parent?.Parent?.Parent is not (IUsingOperation or IUsingDeclarationOperation))
        {
            return false;
        }

        IOperation body = value;
        while (body.Parent is not null)
            body = body.Parent;
        return !body.Descendants().Any(one => one is ILocalReferenceOperation { Local: var used } && SymbolEqualityComparer.Default.Equals(used, local));
    }

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(type, other);
}
