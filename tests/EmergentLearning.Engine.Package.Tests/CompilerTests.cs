namespace EmergentLearning.Engine.Package.Tests;

/// <summary>What the package brings into the compiler works in a user's project.</summary>
public sealed class CompilerTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task The_analyzers_warn_in_a_program_and_are_silent_in_a_test_project()
    {
        SampleProject sample = package.NewSample();
        const string Off = "-p:EmergentLearningSyncEnabled=false";
        File.WriteAllText(
            Path.Combine(sample.Folder, "Settings.cs"),
            "static class Settings { public static void Save(string path) => System.IO.File.WriteAllText(path, \"all of it\"); }");

        Assert.Equal(["ELE2001"], (await sample.BuildAsync(Off)).MustSucceed().WarningCodes);
        Assert.Empty((await sample.BuildAsync(Off, "-p:IsTestProject=true")).MustSucceed().WarningCodes);
    }

    [Fact]
    public async Task A_wrong_column_in_a_query_fails_the_build()
    {
        SampleProject sample = package.NewSample();
        string store = Path.Combine(sample.Folder, "NoteStore.cs");
        File.WriteAllText(store, File.ReadAllText(store).Replace("weight >=", "wieght >=", StringComparison.Ordinal));

        (await sample.BuildAsync("-p:EmergentLearningSyncEnabled=false")).MustFailWith("ELE0021");
    }
}
