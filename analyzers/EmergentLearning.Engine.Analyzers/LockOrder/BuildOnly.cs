using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder;

/// <summary>
/// A rule that is reported while typing has a twin for what only the whole compilation shows. The tag of the twin tells an IDE that its own
/// run cannot find such a report again, so it must not remove those of the build.
/// </summary>
internal static class BuildOnly
{
    /// <summary>The same rule in all but the tag.</summary>
    public static DiagnosticDescriptor TwinOf(DiagnosticDescriptor rule) => new(
        rule.Id, rule.Title, rule.MessageFormat, rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault, rule.Description,
        rule.HelpLinkUri, WellKnownDiagnosticTags.CompilationEnd);
}
