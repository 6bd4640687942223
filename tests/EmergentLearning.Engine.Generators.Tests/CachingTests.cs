using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Generators.Tests;

public sealed class CachingTests
{
    private const string Note = "[Table(\"notes\")] public partial record Note { [Key] public long Id { get; init; } public string? Topic { get; init; } }";
    private const string Tag = "[Table(\"tags\")] public partial record Tag { [Key] public long Id { get; init; } }";
    private const string Store = "[Store(typeof(Note))] public partial class S { [Query(\"select * from notes\")] public partial IReadOnlyList<Note> All(); }";
    private const string TagStore = "[Store(typeof(Tag))] public partial class T { }";
    private const string Other = "public class Other { }";

    [Fact]
    public void An_edit_elsewhere_runs_nothing_again()
    {
        GeneratorRunResult result = Edit(4, "public class Other { public int Added; }");

        Assert.All(Reasons(result, StepNames.Tables), IsKept);
        Assert.All(Reasons(result, StepNames.Stores), IsKept);
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_body_or_a_comment_in_the_same_file_writes_nothing_again()
    {
        GeneratorRunResult result = Edit(0, "// a comment\n" + Note.Replace(" }", " public string Computed => Topic + \"!\"; }", StringComparison.Ordinal)
            .Replace("{ get; init; public string Computed => Topic + \"!\"; }", "{ get; init; }", StringComparison.Ordinal));

        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_record_runs_its_own_output_and_its_stores_and_no_other()
    {
        GeneratorRunResult result = Edit(0, Note.Replace("string? Topic", "string? Title", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.Tables));
        // The query selects the record's columns by name, so its store changes; the other store does not.
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.Stores));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.StoreSchemas));
        Assert.Equal(3, OutputReasons(result).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(3, OutputReasons(result).Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void An_edit_of_a_check_leaves_the_stores_alone()
    {
        GeneratorRunResult result = Edit(0, Note.Replace("public string? Topic", "[Check(\"topic <> ''\")] public string? Topic", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.Tables));
        Assert.All(Reasons(result, StepNames.Stores), IsKept);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.StoreSchemas));
    }

    [Fact]
    public void Two_runs_on_the_same_sources_write_the_same_text() =>
        Assert.Equal(Generation.Run(Note, Tag, Store).Sources, Generation.Run(Note, Tag, Store).Sources);

    [Fact]
    public void Types_whose_full_names_differ_by_case_alone_get_a_file_each() =>
        Assert.Equal(2, Generation.Run($"namespace Demo {{ {Tag} }}", $"namespace demo {{ {Tag} }}").Sources.Count);

    private static void IsKept(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static GeneratorRunResult Edit(int file, string source)
    {
        CSharpCompilation before = Generation.Compile(Note, Tag, Store, TagStore, Other);
        SyntaxTree tree = before.SyntaxTrees[file];
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, Generation.Parse(source, tree.FilePath));
        return Generation.CreateDriver().RunGenerators(before).RunGenerators(after).GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
