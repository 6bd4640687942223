using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Collects what is wrong.</summary>
internal sealed class DiagnosticSink
{
    private readonly List<DiagnosticModel> _diagnostics = [];

    public EquatableArray<DiagnosticModel> Diagnostics => _diagnostics.Distinct().ToEquatable();

    /// <summary>How often something was wrong; it tells whether a step reported.</summary>
    public int Count { get; private set; }

    // A symbol of another assembly has no place in source, and its own project reports it.
    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) =>
        Suggest(descriptor, location, suggestedType: null, arguments);

    /// <summary>Adds a diagnostic that knows with which type it would be mended.</summary>
    public void Suggest(DiagnosticDescriptor descriptor, Location? location, string? suggestedType, params string[] arguments)
    {
        Count++;
        if (location?.SourceTree is { } tree)
        {
            _diagnostics.Add(new(descriptor.Id, tree.FilePath, location.SourceSpan.Start, location.SourceSpan.Length, arguments.ToEquatable())
            {
                SuggestedType = suggestedType,
            });
        }
    }
}
