namespace EmergentLearning.Engine.Package.Tests;

/// <summary>A user's project: built as a user builds it, and judged by its binary log.</summary>
internal sealed class SampleProject(PackageFixture package, string folder)
{
    private int _builds;

    public string Folder => folder;

    public string Store => Path.Combine(folder, "store");

    public string Failures => Path.Combine(Store, "memory/failures");

    public string Stamp => Path.Combine(folder, "obj/Debug/net10.0/EmergentLearning.sync.stamp");

    // Of a single project that has not been edited since.
    private bool IsRestored => File.Exists(Assets)
        && Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".csproj" or ".props")
            .All(file => File.GetLastWriteTimeUtc(file) < File.GetLastWriteTimeUtc(Assets));

    private string Assets => Path.Combine(folder, "obj/project.assets.json");

    private string Runs => Path.Combine(folder, "runs");

    /// <summary>A script that stands for <c>elf</c>: it writes down each start, and its <c>init</c> makes a database.</summary>
    /// <param name="also">What its <c>sync</c> does, too.</param>
    public string Recorder(string also = "")
    {
        string path = Path.Combine(folder, "recorder");
        const string Init = "if [ \"$1\" = init ]; then : > \"$3/memory/index.db\"; exit; fi";
        // The check of the compiled assembly is not what these tests are about; it finds nothing.
        string verify = $"if [ \"$1\" = schema ]; then printf '%s|' \"$@\" >> '{Runs}.schema'; echo >> '{Runs}.schema'; exit; fi";
        File.WriteAllText(path, $"#!/bin/sh\n{verify}\nprintf '%s|' \"$@\" >> '{Runs}'\necho >> '{Runs}'\n{Init}\n{also}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return $"-p:EmergentLearningElfPath={path}";
    }

    /// <summary>The arguments of every start of the recorder.</summary>
    public IReadOnlyList<string> RecordedRuns => File.Exists(Runs) ? File.ReadAllLines(Runs) : [];

    /// <summary>The arguments of every start of the recorder about a compiled assembly.</summary>
    public IReadOnlyList<string> RecordedChecks => File.Exists(Runs + ".schema") ? File.ReadAllLines(Runs + ".schema") : [];

    /// <summary>Changes a source of the project.</summary>
    public void Edit(string file, string before, string after)
    {
        string path = Path.Combine(folder, file);
        string text = File.ReadAllText(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Writes a file of the project, and the folders above it.</summary>
    public SampleProject Write(string file, string text)
    {
        string path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Builds it. What is restored already is not restored again: that is half of the work of a build that has nothing to do.</summary>
    public Task<BuildReport> BuildAsync(params string[] arguments) => DotnetAsync("build", IsRestored ? ["--no-restore", .. arguments] : arguments);

    /// <summary>Runs the tests of the project.</summary>
    public Task<BuildReport> TestAsync(params string[] arguments) => DotnetAsync("test", arguments);

    /// <summary>Runs a command of the SDK that builds, and reads its binary log.</summary>
    public Task<BuildReport> DotnetAsync(string verb, string[] arguments, params (string Name, string Value)[] environment) =>
        DotnetAsync(verb, arguments, [], environment);

    /// <summary>The same, started by a program that gives it surroundings.</summary>
    public async Task<BuildReport> DotnetAsync(string verb, string[] arguments, string[] starter, params (string Name, string Value)[] environment)
    {
        string log = Path.Combine(folder, $"{++_builds}.binlog");
        // Only the feed is asked: what else is needed lies in the fallback folder, on-line or not.
        string[] all = [verb, $"-bl:{log}", $"-p:RestoreSources={package.Feed}", "-p:NuGetAudit=false", "-nodeReuse:false", .. arguments];
        Dictionary<string, string> variables = new(package.Environment);
        foreach ((string name, string value) in environment)
            variables[name] = value;
        string[] line = [.. starter, Dotnet.Host, .. all];
        return new(await Dotnet.RunProgramAsync(line[0], folder, variables, line[1..]), log);
    }

    public async Task CleanAsync() =>
        (await Dotnet.RunAsync(folder, package.Environment, "clean", "-nodeReuse:false")).MustSucceed();

    /// <summary>Runs a program in the project's folder.</summary>
    public Task<Outcome> RunAsync(string program, params string[] arguments) =>
        Dotnet.RunProgramAsync(program, folder, package.Environment, arguments);

    /// <summary>The <c>elf</c> of the package, as the targets start it.</summary>
    public Task<Outcome> ElfAsync(params string[] arguments)
    {
        string elf = Path.Combine(package.Environment["NUGET_PACKAGES"], "emergentlearning.engine/0.1.0/tools/net10.0/any/elf.dll");
        return Dotnet.RunAsync(folder, package.Environment, ["exec", elf, .. arguments]);
    }
}
