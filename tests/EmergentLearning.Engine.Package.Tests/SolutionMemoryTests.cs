namespace EmergentLearning.Engine.Package.Tests;

/// <summary>Several projects, one store.</summary>
public sealed class SolutionMemoryTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Fact]
    public async Task Two_projects_that_fail_side_by_side_have_a_record_each_and_one_that_only_needs_them_has_none()
    {
        MemoryProject root = MemoryProject.New(package);
        string project = await File.ReadAllTextAsync(Path.Combine(root.Sample.Folder, "GettingStarted.csproj"));
        File.Delete(Path.Combine(root.Sample.Folder, "GettingStarted.csproj"));
        foreach (string name in (string[])["One", "Two", "User"])
            Write(root, name, project.Replace(">store<", ">../store<", StringComparison.Ordinal));
        root.Sample.Edit("User/User.csproj", "</Project>", "<ItemGroup><ProjectReference Include=\"../One/One.csproj\" /></ItemGroup></Project>");
        string[] create = ["new", "sln", "-n", "All", "--format", "sln"];
        (await root.Sample.RunAsync(Dotnet.Host, create)).MustSucceed();
        (await root.Sample.RunAsync(Dotnet.Host, "sln", "add", "One", "Two", "User")).MustSucceed();

        Assert.Empty((await root.BuildAsync("All.sln", "-m:4")).MustFailWith("CS0103").WarningCodes);
        Assert.Equal(2, root.Records.Count);
        Assert.Equal((1, 1, 0), (await root.CountAsync("build-one"), await root.CountAsync("build-two"), await root.CountAsync("build-user")));

        Assert.Equal(2, (await root.BuildAsync("All.sln", "-m:4")).MustFailWith("CS0103").Warnings("ELE9031").Count);
        Assert.Equal(2, root.Records.Count);
        Assert.All(root.Records, record => Assert.Contains("- **Seen**: 2\n", record, StringComparison.Ordinal));
    }

    private static void Write(MemoryProject root, string name, string project)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root.Sample.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), project.Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "Class.cs"), name == "User" ? "" : $"public class {name} {{ int B => nope{name}; }}");
        File.Delete(Path.Combine(root.Sample.Folder, "Program.cs"));
    }
}
