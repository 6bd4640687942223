using EmergentLearning.Engine.Tasks.Remembering;

namespace EmergentLearning.Engine.Tasks.Tests;

/// <summary>When the results of tests are worth telling.</summary>
public sealed class TestResultsTaskTests : IDisposable
{
    private readonly RecordingEngine _engine = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tests ö ");

    private string Marker => Path.Combine(_folder.FullName, "marker");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_marker_names_the_tests_that_are_broken_until_each_has_passed()
    {
        Assert.True(Run("+A -B -C"));
        Assert.Equal(["B", "C"], File.ReadAllLines(Marker).Order());
        Assert.False(Run("+A"));
        Assert.True(Run("+B"));
        Assert.Equal(["C"], File.ReadAllLines(Marker));
        Assert.True(Run("+A +C"));
        Assert.False(File.Exists(Marker));
        Assert.False(Run("+A +B +C"));
    }

    [Fact]
    public void A_test_that_passed_and_failed_under_one_name_has_failed()
    {
        Assert.True(Run("+A -A"));
        Assert.False(Run(""));
        Assert.True(Run("+A -A"));
        Assert.Equal(["A"], File.ReadAllLines(Marker));
    }

    [Fact]
    public void Results_of_somebody_else_are_the_newest_since_the_tests_began()
    {
        DateTime began = DateTime.UtcNow.AddMinutes(-1);
        File.SetLastWriteTimeUtc(Write("old.trx", "-Old"), began.AddHours(-1));
        Assert.False(Run(null, began));

        Write("new.trx", "-New");
        Assert.True(Run(null, began));
        Assert.Equal(["New"], File.ReadAllLines(Marker));
    }

    [Fact]
    public void Half_a_file_is_a_coded_warning()
    {
        string path = Path.Combine(_folder.FullName, "half.trx");
        File.WriteAllText(path, "<R><UnitTestResult testName='A' outcome='Fai");
        using ElfTestsTask task = New(elf: null);
        task.Results = path;

        Assert.True(task.Execute());

        Assert.Equal(BuildCodes.NoMarker, Assert.Single(_engine.Warnings).Code);
    }

    /// <summary>Whether <c>elf</c> was started.</summary>
    private bool Run(string? results, DateTime began = default)
    {
        using Script elf = new(": > started");
        using ElfTestsTask task = New(elf);
        task.Results = results is null ? "" : Write("own", results);
        task.ResultsFolder = _folder.FullName;
        task.StartedTicks = $"{began.Ticks}";

        Assert.True(task.Execute());

        Assert.Empty(_engine.Warnings);
        return File.Exists(Path.Combine(elf.Folder, "started"));
    }

    private ElfTestsTask New(Script? elf) => new()
    {
        BuildEngine = _engine, ElfPath = elf?.Path ?? "/nowhere/elf", Project = "P", ProjectFolder = _folder.FullName, Marker = Marker,
    };

    private string Write(string name, string results)
    {
        string path = Path.Combine(_folder.FullName, name);
        IEnumerable<string> elements = results.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(test => $"<UnitTestResult testName='{test[1..]}' outcome='{(test[0] == '+' ? "Passed" : "Failed")}' />");
        File.WriteAllText(path, $"<R>{string.Concat(elements)}</R>");
        return path;
    }
}
