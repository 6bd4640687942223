using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>One report of a rule, with the line of code that it stands on and the other places that it names.</summary>
internal sealed record Report(string Rule, string File, int Line, string Message, string Code, ImmutableArray<string> Others)
{
    public static Report Of(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        int line = place.StartLinePosition.Line;
        string code = diagnostic.Location.SourceTree?.GetText().Lines[line].ToString().Trim() ?? "";
        return new(
            diagnostic.Id, place.Path, line + 1, diagnostic.GetMessage(CultureInfo.InvariantCulture), code,
            [.. diagnostic.AdditionalLocations.Select(location => location.GetLineSpan()).Select(other => $"{other.Path}:{other.StartLinePosition.Line + 1}")]);
    }
}
