using System.Globalization;

namespace EmergentLearning.Engine.Benchmarks.Building;

/// <summary>
/// What the package adds to a build: one that has nothing to do, one with a step of the sync, and the first sync of a thousand files. The
/// projects take turns in one run; the figures are medians of wall time, to be taken on a machine that does nothing else. What is added is the
/// median of the differences within a round: the speed of a machine drifts by more than is looked for here, and a round is over before it has.
/// </summary>
internal static class BuildCost
{
    private const string Store = "<EmergentLearningRoot>store</EmergentLearningRoot>";
    private const string Memory = "<EmergentLearningBuildMemory>true</EmergentLearningBuildMemory>";
    private const int Files = 1000;

    /// <param name="output">Where the table goes.</param>
    /// <param name="feed">The folder of the package, as <c>dotnet pack -o</c> left it.</param>
    /// <param name="rounds">How often each project is built.</param>
    public static async Task RunAsync(TextWriter output, string feed, int rounds)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("build cost ");
        try
        {
            string version = VersionIn(feed);
            Configure(folder.FullName, Path.GetFullPath(feed));
            CostProject plain = await NewAsync(folder, "plain", "", null);
            CostProject package = await NewAsync(folder, "package", "", version);
            CostProject memory = await NewAsync(folder, "memory", Memory, version);
            CostProject store = await NewAsync(folder, "store", Store + Memory, version);
            double[][] idle = await TakeTurnsAsync(rounds, plain, package, memory, store);
            (double[] beside, double[] step) = await StepAsync(store, rounds);
            double[] first = await FirstSyncAsync(folder, version, Math.Min(rounds, 3));

            string[][] rows =
            [
                Row("nothing to do, without the package", idle[0], idle[0]),
                Row("nothing to do, with the package", idle[1], idle[0]),
                Row("nothing to do, with the build's memory", idle[2], idle[0]),
                Row("nothing to do, with memory and a store", idle[3], idle[0]),
                Row("one Markdown file to sync, beside nothing to do", step, beside),
                Row($"the first sync of {Files} Markdown files, beside nothing to do", first, idle[3][..first.Length]),
            ];
            Figures.Print(output, ["build", "ms", "more", "more %"], rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<CostProject> NewAsync(DirectoryInfo folder, string name, string properties, string? version)
    {
        CostProject project = new(Path.Combine(folder.FullName, name), Path.Combine(folder.FullName, "packages"));
        project.Create(properties, version);
        project.WriteRecords(0, 20);
        await project.RunAsync("build");
        // The second time the assets are judged up to date, and the stamps of the first lie in place.
        await project.RunAsync("build", "--no-restore");
        return project;
    }

    private static async Task<double[][]> TakeTurnsAsync(int rounds, params CostProject[] projects)
    {
        List<double>[] times = [.. projects.Select(static _ => new List<double>())];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < projects.Length; i++)
            {
                // Each begins a round in turn, so that none always follows the same one.
                int at = (i + round) % projects.Length;
                times[at].Add((await projects[at].RunAsync("build", "--no-restore")).TotalMilliseconds);
            }
        }

        return [.. times.Select(static time => time.ToArray())];
    }

    // In turns with a build that has nothing to do: what else runs on the machine slows both.
    private static async Task<(double[] Beside, double[] Step)> StepAsync(CostProject project, int rounds)
    {
        var beside = new List<double>();
        var steps = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            beside.Add((await project.RunAsync("build", "--no-restore")).TotalMilliseconds);
            project.WriteRecords(10_000 + round, 1);
            steps.Add((await project.RunAsync("build", "--no-restore")).TotalMilliseconds);
        }

        return ([.. beside], [.. steps]);
    }

    private static async Task<double[]> FirstSyncAsync(DirectoryInfo folder, string version, int rounds)
    {
        var times = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            CostProject project = new(Path.Combine(folder.FullName, $"first{round}"), Path.Combine(folder.FullName, "packages"));
            project.Create(Store, version);
            await project.RunAsync("build", "-p:EmergentLearningSyncEnabled=false");
            project.WriteRecords(0, Files);
            times.Add((await project.RunAsync("build", "--no-restore")).TotalMilliseconds);
        }

        return [.. times];
    }

    private static void Configure(string folder, string feed)
    {
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="measured" value="{feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    private static string VersionIn(string feed)
    {
        const string Id = "EmergentLearning.Engine.";
        IEnumerable<string> names = Directory.GetFiles(feed, Id + "*.nupkg").Select(Path.GetFileNameWithoutExtension).OfType<string>();
        return names.Select(static name => name[Id.Length..]).First(static version => char.IsAsciiDigit(version[0]));
    }

    private static double Median(IEnumerable<double> times)
    {
        double[] sorted = [.. times.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string[] Row(string what, double[] times, double[] beside)
    {
        double more = Median(times.Zip(beside, static (time, other) => time - other));
        return [what, Text(Median(times), "F0"), Text(more, "F0"), Text(more / Median(beside) * 100, "F1")];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
