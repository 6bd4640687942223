using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Tests.Infrastructure;

/// <summary>An additional file.</summary>
internal sealed class FileText(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
