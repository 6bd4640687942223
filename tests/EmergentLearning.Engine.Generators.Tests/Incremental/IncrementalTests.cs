using System.Globalization;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Generators.Tests.Incremental;

/// <summary>After any edits the generator says what it would say if it had never seen anything else.</summary>
public sealed class IncrementalTests
{
    private const int Edits = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void After_every_edit_the_result_is_that_of_a_fresh_run(int seed)
    {
        var random = new Random(seed);
        var project = new Project();
        GeneratorDriver driver = Generation.CreateDriver().RunGenerators(project.Compilation);
        for (int edit = 0; edit < Edits; edit++)
        {
            // Sometimes several files between two runs, as a rename or a checkout does it.
            string what = string.Concat(Enumerable.Range(0, random.Next(4) == 0 ? 3 : 1).Select(_ => project.EditOne(random)));
            driver = driver.RunGenerators(project.Compilation);

            string[] fresh = Describe(Generation.CreateDriver().RunGenerators(project.Compilation));
            string[] incremental = Describe(driver);
            Assert.True(fresh.SequenceEqual(incremental), $"edit {edit}, {what}\n{Difference(fresh, incremental)}");
        }
    }

    [Fact]
    public void Every_version_of_every_file_comes_to_the_same_from_any_other()
    {
        for (int file = 0; file < EditableProject.Files.Length; file++)
        {
            for (int from = 0; from < EditableProject.Files[file].Length; from++)
            {
                for (int to = 0; to < EditableProject.Files[file].Length; to++)
                    AssertSame(file, from, to);
            }
        }
    }

    private static void AssertSame(int file, int from, int to)
    {
        var project = new Project();
        project.Set(file, from);
        GeneratorDriver driver = Generation.CreateDriver().RunGenerators(project.Compilation);
        project.Set(file, to);

        string[] fresh = Describe(Generation.CreateDriver().RunGenerators(project.Compilation));
        string[] incremental = Describe(driver.RunGenerators(project.Compilation));
        Assert.True(fresh.SequenceEqual(incremental), $"file {file}, {from} -> {to}\n{Difference(fresh, incremental)}");
    }

    private static string[] Describe(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return
        [
            .. result.GeneratedSources.Select(source => $"{source.HintName}\n{source.SourceText}").Order(StringComparer.Ordinal),
            .. result.Diagnostics.Select(diagnostic =>
                $"{diagnostic.Location.SourceTree?.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Difference(string[] fresh, string[] incremental) =>
        $"fresh alone:\n{string.Join('\n', fresh.Except(incremental))}\nincremental alone:\n{string.Join('\n', incremental.Except(fresh))}";

    private sealed class Project
    {
        private readonly int[] _versions = new int[EditableProject.Files.Length];

        public Project() => Compilation = EditableProject.Files
            .Select((versions, file) => (versions[0], file))
            .Where(each => each.Item1 is not null)
            .Aggregate(Generation.Compile(), static (all, each) => all.AddSyntaxTrees(Generation.Parse(each.Item1!, Path(each.file))));

        public CSharpCompilation Compilation { get; private set; }

        public string EditOne(Random random)
        {
            int file = random.Next(_versions.Length);
            int before = _versions[file];
            Set(file, random.Next(EditableProject.Files[file].Length));
            return $"file {file}: {before} -> {_versions[file]}; ";
        }

        public void Set(int file, int version)
        {
            _versions[file] = version;
            SyntaxTree? old = Compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path(file));
            SyntaxTree? tree = EditableProject.Files[file][version] is { } source ? Generation.Parse(source, Path(file)) : null;
            Compilation = (old, tree) switch
            {
                (null, null) => Compilation,
                (null, _) => Compilation.AddSyntaxTrees(tree),
                (_, null) => Compilation.RemoveSyntaxTrees(old),
                _ => Compilation.ReplaceSyntaxTree(old, tree),
            };
        }

        private static string Path(int file) => $"/src/File{file}.cs";
    }
}
