using System.Text.Json;
using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Package.Tests;

/// <summary>A user's project that remembers its builds, and what it remembers.</summary>
internal sealed class MemoryProject(SampleProject sample)
{
    private const string Good = "System.Console.WriteLine(1);\n";

    /// <summary>The one property that a user sets; the sync is not what these tests are about.</summary>
    public static string[] On { get; } = ["-p:EmergentLearningBuildMemory=true", "-p:EmergentLearningSyncEnabled=false"];

    public SampleProject Sample => sample;

    /// <summary>The file of the only remembered failure.</summary>
    public string Record => Assert.Single(Records);

    /// <summary>The files of all remembered failures.</summary>
    public IReadOnlyList<string> Records => !Directory.Exists(sample.Failures)
        ? []
        : [.. Directory.GetFiles(sample.Failures).Select(File.ReadAllText).Where(text => text.Contains("## Build History", StringComparison.Ordinal))];

    /// <summary>A project with nothing in it that is worth compiling.</summary>
    public static MemoryProject New(PackageFixture package)
    {
        MemoryProject project = new(package.NewSample());
        foreach (string source in Directory.GetFiles(project.Sample.Folder, "*.cs"))
            File.Delete(source);
        project.Mend();
        return project;
    }

    public void Break(string name = "nope") => File.WriteAllText(Path.Combine(sample.Folder, "Program.cs"), Good + $"System.Console.WriteLine({name});\n");

    public void Mend() => File.WriteAllText(Path.Combine(sample.Folder, "Program.cs"), Good);

    public Task<BuildReport> BuildAsync(params string[] arguments) => sample.BuildAsync([.. On, .. arguments]);

    /// <summary>A field of the history of the only failure; its last value.</summary>
    public string Field(string name) => Regex.Matches(Record, $@"^- \*\*{name}\*\*: (.*)$", RegexOptions.Multiline)[^1].Groups[1].Value;

    /// <summary>How many failures the database has in a domain.</summary>
    public async Task<int> CountAsync(string domain)
    {
        Outcome query = await sample.ElfAsync("query", "--domain", domain, "--format", "json", "--base-path", sample.Store);
        using JsonDocument answer = JsonDocument.Parse(query.MustSucceed().Output);
        return answer.RootElement.GetProperty("count").GetProperty("learnings").GetInt32();
    }

    /// <summary>Makes the project's folder a repository, if it is none, and commits everything.</summary>
    /// <returns>The commit.</returns>
    public async Task<string> CommitAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(sample.Folder, ".gitignore"), "store/\nbin/\nobj/\n*.binlog\n");
        await GitAsync("init", "-q");
        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "--allow-empty", "-m", "c");
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    private async Task<string> GitAsync(params string[] arguments) => (await sample.RunAsync("git", arguments)).MustSucceed().Output;
}
