using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Generators.Tests.Infrastructure;

/// <summary>What the build tells the compiler.</summary>
internal sealed class BuildProperties(bool isAddingMigration) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(isAddingMigration);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(bool isAddingMigration) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = isAddingMigration && key == "build_property.EmergentLearningAddingMigration" ? "true" : null;
            return value is not null;
        }
    }
}
