namespace EmergentLearning.Engine.Package.Tests;

/// <summary>What the real SQLite refuses fails the build at its place; what it does not costs nothing twice.</summary>
public sealed class VerifyTargetTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    private const string NoSync = "-p:EmergentLearningSyncEnabled=false";
    private const string Right = "order by id desc limit @take";
    private const string Wrong = "order by nope(id) limit @take";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_query_that_sqlite_refuses_fails_the_build_at_its_place_until_it_is_mended(bool isMapped)
    {
        SampleProject sample = package.NewSample();
        string[] arguments = isMapped ? [NoSync, $"-p:PathMap={sample.Folder}/=/_/"] : [NoSync];
        sample.Edit("NoteStore.cs", Right, Wrong);
        string source = Path.Combine(sample.Folder, "NoteStore.cs");
        string[] lines = File.ReadAllLines(source);
        int line = Array.FindIndex(lines, text => text.Contains("nope", StringComparison.Ordinal));

        // A build after a failed one fails again, although nothing is compiled.
        for (int i = 0; i < 2; i++)
        {
            BuildReport report = (await sample.BuildAsync(arguments)).MustFailWith("ELE9020");
            (_, string file, int at, int column, string text) = Assert.Single(report.Errors);
            Assert.Equal((source, line + 1, lines[line].IndexOf("nope", StringComparison.Ordinal) + 1), (file, at, column));
            Assert.Contains("no such function: nope", text, StringComparison.Ordinal);
        }

        sample.Edit("NoteStore.cs", Wrong, Right);
        Assert.Equal(1, (await sample.BuildAsync(arguments)).MustSucceed().VerifyTasks);
        Assert.Equal(0, (await sample.BuildAsync(arguments)).MustSucceed().VerifyTasks);
    }

    [Fact]
    public async Task It_does_nothing_in_a_design_time_build_or_when_disabled_and_clean_removes_its_stamp()
    {
        SampleProject sample = package.NewSample();
        string elf = sample.Recorder();

        Assert.Equal(0, (await sample.BuildAsync(elf, NoSync, "-p:EmergentLearningVerifyEnabled=false")).MustSucceed().VerifyTasks);
        Assert.Equal(0, (await sample.BuildAsync(elf, NoSync, "-p:DesignTimeBuild=true")).MustSucceed().VerifyTasks);
        Assert.Empty(sample.RecordedChecks);
        (await sample.BuildAsync(elf, NoSync, "-p:EmergentLearningVerifyEnabled=perhaps")).MustFailWith("ELE9010");

        Assert.Equal(1, (await sample.BuildAsync(elf, NoSync)).MustSucceed().VerifyTasks);
        string check = Assert.Single(sample.RecordedChecks);
        Assert.Equal($"schema|verify|--assembly|{Path.Combine(sample.Folder, "obj/Debug/net10.0/GettingStarted.dll")}|", check);
        await sample.CleanAsync();
        Assert.Empty(Directory.GetFiles(sample.Folder, "EmergentLearning.verify.*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_project_without_a_store_starts_nothing()
    {
        SampleProject sample = package.NewSample();
        File.Delete(Path.Combine(sample.Folder, "NoteStore.cs"));
        File.WriteAllText(Path.Combine(sample.Folder, "Program.cs"), "System.Console.WriteLine();");

        (await sample.BuildAsync(sample.Recorder(), NoSync)).MustSucceed();

        Assert.Empty(sample.RecordedChecks);
        Assert.Equal(0, (await sample.BuildAsync(NoSync)).MustSucceed().VerifyTasks);
    }
}
