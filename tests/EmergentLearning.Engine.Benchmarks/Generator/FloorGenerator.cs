using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Benchmarks.Generator;

/// <summary>An empty file for each type with attributes, from its syntax alone: the least that a generator of as many files can cost.</summary>
internal sealed class FloorGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 },
            static (found, _) => ((TypeDeclarationSyntax)found.Node).Identifier.Text),
        static (output, name) => output.AddSource(name + ".g.cs", "// " + name));
}
