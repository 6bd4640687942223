using System.Collections.Immutable;
using EmergentLearning.Engine.CodeFixes.Schema;
using EmergentLearning.Engine.Generators;
using EmergentLearning.Engine.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>Runs the real generator on a project, mends what it reports, and runs it again.</summary>
internal static class SchemaFix
{
    /// <summary>Mends one diagnostic after the other, and all at once: both give the expected text, with which nothing is wrong any more.</summary>
    public static async Task Run<TFix>(string source, string expected)
        where TFix : SchemaCodeFix, new()
    {
        var fix = new TFix();
        Project project = Create(source);
        Assert.NotEmpty(await Reported(project, fix));
        await Expect(expected, await OneByOne(project, fix));
        await Expect(expected, await AllAtOnce(project, fix));
    }

    /// <summary>The diagnostic is there, and nothing is offered for it.</summary>
    public static async Task RunUnfixed<TFix>(string source)
        where TFix : SchemaCodeFix, new()
    {
        var fix = new TFix();
        Project project = Create(source);
        IReadOnlyList<Diagnostic> diagnostics = await Reported(project, fix);
        Assert.NotEmpty(diagnostics);
        foreach (Diagnostic diagnostic in diagnostics)
            Assert.Empty(await Actions(project, fix, diagnostic));
    }

    /// <summary>Fix All over files of one project.</summary>
    public static async Task RunProject<TFix>(string[] sources, string[] expected)
        where TFix : SchemaCodeFix, new() =>
        await Expect(expected, await AllAtOnce(Create(sources), new TFix()));

    private static Project Create(params string[] sources)
    {
        var id = ProjectId.CreateNewId();
        Solution solution = new AdhocWorkspace().CurrentSolution
            .AddProject(id, "Subject", "Subject", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithProjectMetadataReferences(id, [.. References.Framework, MetadataReference.CreateFromFile(typeof(TableAttribute).Assembly.Location)])
            .AddAnalyzerReference(id, new GeneratorReference());
        for (int i = 0; i < sources.Length; i++)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"File{i}.cs", sources[i], filePath: $"/src/File{i}.cs");
        return solution.GetProject(id)!;
    }

    private static async Task<Project> OneByOne(Project project, SchemaCodeFix fix)
    {
        for (int round = 0; round < 10 && await Reported(project, fix) is [{ } diagnostic, ..]; round++)
            project = await Apply(project, Assert.Single(await Actions(project, fix, diagnostic)));
        return project;
    }

    private static async Task<Project> AllAtOnce(Project project, SchemaCodeFix fix)
    {
        IReadOnlyList<Diagnostic> diagnostics = await Reported(project, fix);
        var context = new FixAllContext(
            project, fix, FixAllScope.Project, fix.FixableDiagnosticIds[0], fix.FixableDiagnosticIds, new ReportedDiagnostics(diagnostics), CancellationToken.None);
        CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(action);
        return await Apply(project, action);
    }

    private static async Task<IReadOnlyList<CodeAction>> Actions(Project project, SchemaCodeFix fix, Diagnostic diagnostic)
    {
        Document document = project.Documents.Single(each => each.FilePath == diagnostic.Location.SourceTree!.FilePath);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Project> Apply(Project project, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<IReadOnlyList<Diagnostic>> Reported(Project project, SchemaCodeFix fix) =>
        [.. (await Generate(project)).Reported.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))];

    private static async Task<(ImmutableArray<Diagnostic> Reported, Compilation Output)> Generate(Project project)
    {
        Compilation? written = await project.WithAnalyzerReferences([]).GetCompilationAsync();
        CSharpGeneratorDriver.Create(new EngineGenerator())
            .RunGeneratorsAndUpdateCompilation(written!, out Compilation output, out ImmutableArray<Diagnostic> reported);
        return (reported, output);
    }

    private static Task Expect(string expected, Project project) => Expect([expected], project);

    private static async Task Expect(string[] expected, Project project)
    {
        foreach ((Document document, string text) in project.Documents.Zip(expected))
            Assert.Equal(text, (await document.GetTextAsync()).ToString());
        (ImmutableArray<Diagnostic> reported, Compilation output) = await Generate(project);
        Assert.Empty(reported);
        Assert.Empty(output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }
}
