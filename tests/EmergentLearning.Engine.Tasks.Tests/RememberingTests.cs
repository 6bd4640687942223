using System.Text.Json;
using EmergentLearning.Engine.Tasks.Remembering;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace EmergentLearning.Engine.Tasks.Tests;

/// <summary>What the tasks that remember tell <c>elf</c>, and what they make of its answer. Outside of MSBuild errors cannot be listened to.</summary>
public sealed class RememberingTests : IDisposable
{
    private const string Echo = "printf '%s|' \"$@\" > arguments; cat > input; ";

    private readonly RecordingEngine _engine = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("remember ö ");

    private string Marker => Path.Combine(_folder.FullName, "marker");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_failure_is_told_with_its_run_and_the_compilers_log_and_leaves_a_marker()
    {
        using Script elf = new(Echo + "echo 'Known failure: {0} again'; echo 'and more'");
        string log = Write("log.sarif", "{}");
        using ElfBuildFailedTask task = Prepare(new ElfBuildFailedTask { CompilerLog = log }, elf);

        Assert.True(task.Execute());

        Assert.Equal("build|failed|--base-path|/a store|", File.ReadAllText(Path.Combine(elf.Folder, "arguments")));
        JsonElement input = Input(elf);
        Assert.Equal("My App", input.GetProperty("project").GetString());
        Assert.Equal(_folder.FullName, input.GetProperty("sourceRoot").GetString());
        Assert.Equal(log, input.GetProperty("compilerLog").GetString());
        Assert.True(input.GetProperty("durationMilliseconds").GetInt64() > 0);
        BuildWarningEventArgs known = Assert.Single(_engine.Warnings);
        Assert.Equal((BuildCodes.KnownFailure, "Known failure: {0} again"), (known.Code, known.Message));
        Assert.Equal("and more", Assert.Single(_engine.Messages).Message);
        Assert.Equal([BuildMarker.Broken, ""], File.ReadAllLines(Marker));
    }

    [Fact]
    public void A_project_without_errors_of_its_own_starts_nothing()
    {
        using ElfBuildFailedTask task = Prepare(new ElfBuildFailedTask { CompilerLog = "/nowhere" }, elf: null);

        Assert.True(task.Execute());

        Assert.Empty(_engine.Warnings);
        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void Elsewhere_than_in_a_build_nothing_can_be_listened_to()
    {
        ElfListenTask task = new() { BuildEngine = _engine, IsListening = true };

        Assert.True(task.Execute());

        Assert.False(task.IsListening);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failure_that_was_not_recorded_leaves_no_marker(bool strict)
    {
        using Script elf = new("exit 8");
        using ElfBuildFailedTask task = Prepare(new ElfBuildFailedTask { CompilerLog = Write("log", "{}"), Strict = strict }, elf);

        Assert.Equal(!strict, task.Execute());

        Assert.Equal(strict ? 1 : 0, _engine.Errors.Count);
        Assert.False(File.Exists(Marker));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_marker_that_cannot_be_written_is_a_coded_warning(bool strict)
    {
        using Script elf = new("exit 0");
        using ElfBuildFailedTask task = Prepare(new ElfBuildFailedTask { CompilerLog = Write("log", "{}"), Strict = strict }, elf);
        task.Marker = Path.Combine(Write("file", ""), "marker");

        Assert.Equal(!strict, task.Execute());

        Assert.Equal(BuildCodes.NoMarker, strict ? Assert.Single(_engine.Errors).Code : Assert.Single(_engine.Warnings).Code);
    }

    [Fact]
    public void A_build_cancelled_half_way_leaves_no_marker_and_no_warning()
    {
        using Script elf = new("sleep 600");
        using ElfBuildFailedTask task = Prepare(new ElfBuildFailedTask { CompilerLog = Write("log", "{}") }, elf);
        task.Cancel();

        Assert.True(task.Execute());

        Assert.Empty(_engine.Warnings);
        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void A_program_that_reads_nothing_is_not_waited_for()
    {
        using Script elf = new("exec <&-; exit 0");
        TaskItem[] records = [.. Enumerable.Range(0, 5000).Select(i => Item($"A title that is long enough to fill a pipe, number {i}", "failure"))];
        using ElfRecordTask task = new() { BuildEngine = _engine, ElfPath = elf.Path, Records = [.. records] };

        Assert.True(task.Execute());

        Assert.True(task.Succeeded);
    }

    [Fact]
    public void A_good_build_removes_the_marker_when_it_was_told()
    {
        File.WriteAllLines(Marker, [BuildMarker.Broken, ""]);
        using Script failing = new("exit 8");
        using (ElfBuildSucceededTask task = Prepare(new ElfBuildSucceededTask(), failing))
            Assert.True(task.Execute());
        Assert.True(File.Exists(Marker));

        using Script elf = new(Echo);
        using (ElfBuildSucceededTask task = Prepare(new ElfBuildSucceededTask(), elf))
            Assert.True(task.Execute());
        Assert.Equal("build|succeeded|--base-path|/a store|", File.ReadAllText(Path.Combine(elf.Folder, "arguments")));
        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void An_empty_marker_of_a_killed_build_does_not_leave_the_failure_open()
    {
        Write("marker", "");
        using Script elf = new(Echo);
        using ElfBuildSucceededTask task = Prepare(new ElfBuildSucceededTask(), elf);

        Assert.True(task.Execute());

        Assert.Equal("build|succeeded|--base-path|/a store|", File.ReadAllText(Path.Combine(elf.Folder, "arguments")));
        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public void Items_are_told_with_their_metadata()
    {
        using Script elf = new(Echo);
        TaskItem item = Item("It \"broke\"", "failure");
        item.SetMetadata("Severity", "high");
        using ElfRecordTask task = new() { BuildEngine = _engine, ElfPath = elf.Path, Records = [item] };

        Assert.True(task.Execute());

        Assert.Equal("build|record|", File.ReadAllText(Path.Combine(elf.Folder, "arguments")));
        const string Expected = """{"records":[{"kind":"failure","title":"It \"broke\"","domain":"d","severity":"high"}]}""";
        Assert.Equal(Expected, File.ReadAllText(Path.Combine(elf.Folder, "input")));
    }

    private static TaskItem Item(string title, string kind)
    {
        TaskItem item = new() { ItemSpec = title };
        item.SetMetadata("Kind", kind);
        item.SetMetadata("Domain", "d");
        return item;
    }

    private static JsonElement Input(Script elf)
    {
        using JsonDocument read = JsonDocument.Parse(File.ReadAllText(Path.Combine(elf.Folder, "input")));
        return read.RootElement.Clone();
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private TTask Prepare<TTask>(TTask task, Script? elf)
        where TTask : ElfRunTask
    {
        task.BuildEngine = _engine;
        task.ElfPath = elf?.Path ?? "/nowhere/elf";
        task.Root = "/a store";
        task.Project = "My App";
        task.ProjectFolder = _folder.FullName;
        task.Marker = Marker;
        task.StartedTicks = "1";
        return task;
    }
}
