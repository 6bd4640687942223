using EmergentLearning.Engine.Architecture.Tests.Repository;

namespace EmergentLearning.Engine.Architecture.Tests.Texts;

/// <summary>The solution is what the two commands of the README build and test.</summary>
public sealed class SolutionTests
{
    [Fact]
    public void Every_project_but_the_samples_is_in_the_solution()
    {
        string solution = Checkout.Read("EmergentLearning.Engine.sln").Replace('\\', '/');
        IEnumerable<string> projects = Checkout.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

        Assert.Contains(projects, project => project.StartsWith("tests/", StringComparison.Ordinal));
        Assert.DoesNotContain(
            projects,
            project => project.StartsWith("samples/", StringComparison.Ordinal) == solution.Contains($"\"{project}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_test_project_is_one_that_the_test_command_finds()
    {
        IEnumerable<string> projects = Checkout.Files.Where(file =>
            file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal));

        // Directory.Build.props makes a test project of what ends in "Tests"; anything else would build and never run.
        Assert.DoesNotContain(projects, project => !project.EndsWith("Tests.csproj", StringComparison.Ordinal) && HasTests(project));
    }

    private static bool HasTests(string project) => Checkout.Files.Any(file =>
        file.StartsWith(Path.GetDirectoryName(project)! + "/", StringComparison.Ordinal)
        && file.EndsWith(".cs", StringComparison.Ordinal)
        && Checkout.Read(file).Contains("[Fact]", StringComparison.Ordinal));
}
