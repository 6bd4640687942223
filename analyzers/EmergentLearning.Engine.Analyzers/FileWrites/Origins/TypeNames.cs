using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>
/// Where each name stands in the source of a type. A type is walked once, when a path first leads to one of its members: most paths lead to a
/// few, and a walk for each of them is what the rules would take longest for. Thread-safe.
/// </summary>
internal sealed class TypeNames
{
    private readonly ConcurrentDictionary<SyntaxNode, ILookup<string, SimpleNameSyntax>> _parts = new();

    /// <summary>The places in all parts of the type, those of nested types among them, in the order of the text.</summary>
    public IEnumerable<SimpleNameSyntax> Find(string name, INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .SelectMany(part => _parts.GetOrAdd(part.GetSyntax(cancellation), Index)[name]);

    private static ILookup<string, SimpleNameSyntax> Index(SyntaxNode part) =>
        part.DescendantNodes().OfType<SimpleNameSyntax>().ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);
}
