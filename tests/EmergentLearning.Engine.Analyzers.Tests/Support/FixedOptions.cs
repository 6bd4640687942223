using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>The same .editorconfig entries for every file.</summary>
internal sealed class FixedOptions((string Key, string Value)[] entries) : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigOptions _options = new Entries(entries.ToImmutableDictionary(e => e.Key, e => e.Value));

    public override AnalyzerConfigOptions GlobalOptions => _options;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

    private sealed class Entries(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
