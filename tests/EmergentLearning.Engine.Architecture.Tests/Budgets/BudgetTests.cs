using EmergentLearning.Engine.Architecture.Tests.Repository;

namespace EmergentLearning.Engine.Architecture.Tests.Budgets;

/// <summary>How long files and methods may be.</summary>
public sealed class BudgetTests
{
    private static readonly IReadOnlyList<CodeFile> Shipped = CodeFile.Parse(Checkout.ShippedCode);

    private static readonly IReadOnlyList<CodeMethod> Methods = [.. Shipped.SelectMany(file => file.Methods)];

    [Fact]
    public void There_is_code_to_measure()
    {
        Assert.True(Shipped.Count > 30);
        Assert.NotEmpty(Methods);
    }

    [Fact]
    public void No_file_that_ships_has_more_than_400_lines() =>
        Assert.Empty(Shipped.Where(file => file.Lines > 400).Select(file => $"{file.Path}: {file.Lines}"));

    [Fact]
    public void No_test_file_has_more_than_500_lines()
    {
        IEnumerable<string> tests = Checkout.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal)
            && file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains(".verified.", StringComparison.Ordinal));
        Assert.Empty(CodeFile.Parse(tests).Where(file => file.Lines > 500).Select(file => $"{file.Path}: {file.Lines}"));
    }

    [Fact]
    public void Half_of_the_files_have_at_most_80_lines() => Assert.InRange(Percentile(Shipped.Select(file => file.Lines), 50), 1, 80);

    [Fact]
    public void Nine_of_ten_files_have_at_most_200_lines() => Assert.InRange(Percentile(Shipped.Select(file => file.Lines), 90), 1, 200);

    [Fact]
    public void No_method_has_more_than_60_lines() =>
        Assert.Empty(Methods.Where(method => method.Lines > 60).Select(method => $"{method.Path}:{method.Line}: {method.Lines}"));

    [Fact]
    public void Nine_of_ten_methods_have_at_most_30_lines() => Assert.InRange(Percentile(Methods.Select(method => method.Lines), 90), 1, 30);

    [Fact]
    public void Every_file_has_at_most_one_top_level_type() =>
        Assert.Empty(Shipped.Where(file => file.TopLevelTypes > 1).Select(file => $"{file.Path}: {file.TopLevelTypes}"));

    [Fact]
    public void The_measure_counts_types_methods_and_lines()
    {
        CodeFile file = CodeFile.Of("namespace N;\nclass A\n{\n    /// <summary>S.</summary>\n    [X]\n    void M()\n    {\n    }\n\n    class Inner { }\n}\ndelegate void D();\nenum E { }\n");

        Assert.Equal(13, file.Lines);
        Assert.Equal(3, file.TopLevelTypes);
        Assert.Equal(new CodeMethod("sample.cs", 5, 4), Assert.Single(file.Methods));
    }

    private static int Percentile(IEnumerable<int> values, int percent)
    {
        int[] sorted = [.. values.Order()];
        return sorted[(sorted.Length - 1) * percent / 100];
    }
}
