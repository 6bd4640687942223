using System.Collections.Concurrent;
using EmergentLearning.Engine.Analyzers.FileWrites.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The bodies of the helpers of one compilation, read when a method that writes files first calls them. Thread-safe.</summary>
internal sealed class MethodSources(FileWriteSymbols symbols, Compilation compilation)
{
    private const int MostHelpers = 5;
    private readonly ConcurrentDictionary<IMethodSymbol, MethodBody?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _flushes = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(IMethodSymbol Method, int Frames), bool> _publishes = new();

    /// <summary>All members, whatever they are about.</summary>
    public MemberSources Members { get; } = new(compilation);

    /// <summary>The body, or null when there is none, when it can be overridden, or when it has nothing to do with files.</summary>
    public MethodBody? Find(IMethodSymbol method, CancellationToken cancellation = default)
    {
        method = (IMethodSymbol)method.OriginalDefinition;
        bool isDirect = method.MethodKind == MethodKind.Ordinary && !method.IsAbstract && !method.IsExtern
            && (!(method.IsVirtual || method.IsOverride) || method.ContainingType.IsSealed);
        if (!isDirect || method.DeclaringSyntaxReferences.Length != 1 || !IsAboutFiles(method))
            return null;
        return _bodies.GetOrAdd(method, key => Read(key, cancellation));
    }

    /// <summary>True when the method itself, or a helper within so many frames below it, holds one of <see cref="PublishCalls"/>.</summary>
    public bool MayPublish(IMethodSymbol method, int frames)
    {
        if (frames == 0 || method.DeclaringSyntaxReferences.IsEmpty)
            return false;
        method = method.OriginalDefinition;
        return _publishes.TryGetValue((method, frames), out bool known) ? known : _publishes[(method, frames)] = Find(method) is { } body
            && body.Facts.Invocations.Any(call => PublishCalls.Is(call, symbols) || MayPublish(call.TargetMethod, frames - 1));
    }

    /// <summary>True when the method itself, or a helper below it, calls the operating system's flush.</summary>
    public bool FlushesNatively(IMethodSymbol method, int depth = 0)
    {
        method = method.OriginalDefinition;
        if (_flushes.TryGetValue(method, out bool known))
            return known;
        // Below that nobody could say any more for whom it flushes.
        if (depth > MostHelpers || method.DeclaringSyntaxReferences.Length != 1)
            return false;
        // A helper that comes back to itself finds this answer; the last one stays.
        _flushes[method] = false;
        bool flushes = ReadBody(method, default) is { } body && body.Facts.Invocations.Any(
            call => NativeFlush.Is(call.TargetMethod, symbols) || FlushesNatively(call.TargetMethod, depth + 1));
        _flushes[method] = flushes;
        return flushes;
    }

    /// <summary>The body of any method of the compilation, whatever it is about.</summary>
    public MethodBody? FindCaller(IMethodSymbol method, CancellationToken cancellation) => ReadBody(method, cancellation);

    /// <summary>The method whose body the node stands in, or null when it stands in none.</summary>
    public IMethodSymbol? MethodAround(SyntaxNode node, CancellationToken cancellation) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && compilation.ContainsSyntaxTree(node.SyntaxTree)
            ? Model(node.SyntaxTree).GetDeclaredSymbol(method, cancellation) as IMethodSymbol
            : null;

    /// <summary>Paths, streams and file objects: what a helper must take or give, or keep in fields, to matter.</summary>
    private bool IsAboutFiles(IMethodSymbol method) => method.Parameters.Any(parameter => symbols.IsFlowType(parameter.Type))
        || symbols.IsFlowType(method.ReturnType)
        || method.Parameters.IsEmpty;

    private MethodBody? Read(IMethodSymbol method, CancellationToken cancellation)
    {
        if (ReadBody(method, cancellation) is not { } body)
            return null;
        bool matters = symbols.IsFlowType(method.ReturnType)
            || body.Facts.Invocations.Any(Matters)
            || body.Facts.Creations.Any(creation => symbols.FamilyOf(creation.Type) is not null);
        return matters ? body : null;
    }

    private MethodBody? ReadBody(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not MethodDeclarationSyntax syntax
            || !compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            || Model(syntax.SyntaxTree).GetOperation(syntax, cancellation) is not IMethodBodyOperation { Parent: null } body)
        {
            return null;
        }

        return MethodBody.Of(body);
    }

    // Only for a method that writes files and calls this helper, and once a compilation: not the work for each keystroke that the
    // rule of the analyzers' analyzers warns of.
#pragma warning disable RS1030
    private SemanticModel Model(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private bool Matters(IInvocationOperation call) => symbols.FamilyOf(call.TargetMethod.ContainingType) is not null
        || symbols.IsStream(call.TargetMethod.ContainingType)
        || call.TargetMethod.DeclaringSyntaxReferences.Length > 0
        || NativeFlush.Is(call.TargetMethod, symbols);
}
