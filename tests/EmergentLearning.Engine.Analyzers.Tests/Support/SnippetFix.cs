using System.Collections.Immutable;
using EmergentLearning.Engine.CodeFixes.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>Applies whatever fix is offered for what is reported in a whole file.</summary>
internal static class SnippetFix
{
    private static readonly ImmutableArray<CodeFixProvider> Providers =
    [
        .. typeof(FileWriteCodeFix).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The text after the first fix of the first report of a rule, or null when none is offered.</summary>
    public static async Task<string?> Apply(string source, string rule, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, bool withEngine = true)
    {
        Document document = Create(source, kind, withEngine);
        ImmutableArray<Diagnostic> found = await Snippet.AnalyzeFile(source, mustCompile: true, kind: kind);
        Diagnostic report = found.First(diagnostic => diagnostic.Id == rule);
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(rule)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
        return actions is [{ } first, ..] ? await Changed(document, first) : null;
    }

    private static async Task<string> Changed(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Document changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        changed = await Microsoft.CodeAnalysis.Formatting.Formatter.FormatAsync(changed, Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
        return (await changed.GetTextAsync()).ToString();
    }

    private static Document Create(string source, OutputKind kind, bool withEngine)
    {
        var id = ProjectId.CreateNewId();
        return new AdhocWorkspace().CurrentSolution
            .AddProject(id, "Snippet", "Snippet", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
            .WithProjectMetadataReferences(id, withEngine ? Snippet.AllReferences : Snippet.ReferencesAlone)
            .GetProject(id)!
            .AddDocument("Subject.cs", source, filePath: "Subject.cs");
    }
}
