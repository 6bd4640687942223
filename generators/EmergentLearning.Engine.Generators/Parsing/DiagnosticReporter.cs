using System.Collections.Immutable;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Gives a diagnostic its place in a file back. Only a real place obeys <c>#pragma warning</c>.</summary>
internal static class DiagnosticReporter
{
    public static Diagnostic Create(DiagnosticModel diagnostic, Compilation compilation)
    {
        if (diagnostic.Place is { } place)
            return Diagnostic.Create(Descriptors.Find(diagnostic.Id), Find(place, compilation), [.. diagnostic.Arguments]);

        var span = new TextSpan(diagnostic.Start, diagnostic.Length);
        SyntaxTree? tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == diagnostic.Path && span.End <= tree.Length);
        return Diagnostic.Create(
            Descriptors.Find(diagnostic.Id),
            tree is null ? Location.None : Location.Create(tree, span),
            Properties(diagnostic),
            [.. diagnostic.Arguments]);
    }

    /// <summary>A diagnostic in a file that is not source.</summary>
    public static Diagnostic Create(DiagnosticModel diagnostic) => Diagnostic.Create(
        Descriptors.Find(diagnostic.Id),
        Elsewhere(diagnostic, new TextSpan(diagnostic.Start, diagnostic.Length)),
        [.. diagnostic.Arguments]);

    private static ImmutableDictionary<string, string?> Properties(DiagnosticModel diagnostic) => diagnostic.SuggestedType is { } type
        ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.SuggestedType, type)
        : ImmutableDictionary<string, string?>.Empty;

    private static Location? Find(SymbolPlace place, Compilation compilation)
    {
        INamedTypeSymbol? type = compilation.Assembly.GetTypeByMetadataName(place.Type);
        ISymbol? symbol = place.Member.Length == 0 ? type : type?.GetMembers(place.Member).FirstOrDefault();
        return symbol?.Location();
    }

    private static Location Elsewhere(DiagnosticModel diagnostic, TextSpan span)
    {
        var start = new LinePosition(diagnostic.Line, diagnostic.Column);
        return Location.Create(diagnostic.Path, span, new LinePositionSpan(start, new LinePosition(diagnostic.Line, diagnostic.Column + span.Length)));
    }
}
