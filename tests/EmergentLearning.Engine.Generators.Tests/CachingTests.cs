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
        (_, GeneratorRunResult after) = Edit(4, "public class Other { public int Added; }");

        Assert.All(Reasons(after, StepNames.Declarations), IsKept);
        Assert.All(OutputReasons(after), IsKept);
    }

    [Fact]
    public void An_edit_of_a_body_or_a_comment_in_the_same_file_writes_nothing_again()
    {
        (_, GeneratorRunResult after) = Edit(0, "// a comment\n" + Note.Replace("public string? Topic", "public int One() { return 1; } public string? Topic", StringComparison.Ordinal));

        Assert.All(OutputReasons(after), IsKept);
    }

    [Fact]
    public void An_edit_of_a_record_writes_its_own_file_and_its_stores_and_no_other()
    {
        (GeneratorRunResult before, GeneratorRunResult after) = Edit(0, Note.Replace("string? Topic", "string? Title", StringComparison.Ordinal));

        // The query selects the record's columns by name, so its store changes; the other store does not.
        Assert.Equal(["Note.g.cs", "S.g.cs", "schema.S.g.cs"], Rewritten(before, after));
    }

    [Fact]
    public void An_edit_of_a_check_leaves_the_stores_alone()
    {
        (GeneratorRunResult before, GeneratorRunResult after) =
            Edit(0, Note.Replace("public string? Topic", "[Check(\"topic <> ''\")] public string? Topic", StringComparison.Ordinal));

        Assert.Equal(["Note.g.cs", "schema.S.g.cs"], Rewritten(before, after));
    }

    [Fact]
    public void An_error_in_a_record_writes_no_other_file_again()
    {
        (GeneratorRunResult before, GeneratorRunResult after) = Edit(1, Tag.Replace("[Key]", "", StringComparison.Ordinal));

        Assert.Equal(["T.g.cs", "schema.T.g.cs"], Rewritten(before, after));
    }

    [Fact]
    public void Two_runs_on_the_same_sources_write_the_same_text() =>
        Assert.Equal(Generation.Run(Note, Tag, Store).Sources, Generation.Run(Note, Tag, Store).Sources);

    [Fact]
    public void Types_whose_full_names_differ_by_case_alone_get_a_file_each() =>
        Assert.Equal(2, Generation.Run($"namespace Demo {{ {Tag} }}", $"namespace demo {{ {Tag} }}").Sources.Count);

    private static void IsKept(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static (GeneratorRunResult Before, GeneratorRunResult After) Edit(int file, string source)
    {
        CSharpCompilation before = Generation.Compile(Note, Tag, Store, TagStore, Other);
        SyntaxTree tree = before.SyntaxTrees[file];
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, Generation.Parse(source, tree.FilePath));
        GeneratorDriver driver = Generation.CreateDriver().RunGenerators(before);
        return (driver.GetRunResult().Results.Single(), driver.RunGenerators(after).GetRunResult().Results.Single());
    }

    /// <summary>The files whose text was written anew; a text that was kept is the same object.</summary>
    private static IEnumerable<string> Rewritten(GeneratorRunResult before, GeneratorRunResult after) => after.GeneratedSources
        .Where(source => !before.GeneratedSources.Any(old => old.HintName == source.HintName && ReferenceEquals(old.SourceText, source.SourceText)))
        .Select(source => source.HintName.Replace("-", "", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
