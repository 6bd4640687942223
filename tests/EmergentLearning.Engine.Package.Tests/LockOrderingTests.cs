namespace EmergentLearning.Engine.Package.Tests;

/// <summary>The sample that takes SQLite and git in both orders does not compile; mended, it compiles and runs.</summary>
public sealed class LockOrderingTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task The_reversed_order_is_an_error_at_the_second_lock_and_its_mended_twin_runs()
    {
        SampleProject sample = package.NewSample("LockOrdering");
        string source = Path.Combine(sample.Folder, "Broken/Journal.Repair.cs");
        string[] lines = File.ReadAllLines(source);
        int line = Array.FindIndex(lines, text => text.Contains("_git.Acquire", StringComparison.Ordinal));

        BuildReport report = (await sample.BuildAsync("-p:Variant=Broken")).MustFailWith("ELE1001");
        (_, string file, int at, int column, string text) = Assert.Single(report.Errors);
        Assert.Equal((source, line + 1, lines[line].IndexOf("_git.Acquire", StringComparison.Ordinal) + 1), (file, at, column));
        Assert.Contains("'Repository'", text, StringComparison.Ordinal);
        Assert.Contains("'Database'", text, StringComparison.Ordinal);

        (await sample.BuildAsync()).MustSucceed();
        Outcome run = await sample.RunAsync(Dotnet.Host, "exec", Path.Combine(sample.Folder, "bin/Debug/net10.0/LockOrdering.dll"));
        Assert.Contains("one order", run.MustSucceed().Output, StringComparison.Ordinal);
    }
}
