using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Tests;

public sealed class ElfSyncTaskTests
{
    private readonly RecordingEngine _engine = new();

    [Fact]
    public void It_asks_for_a_sync_of_the_root_and_logs_the_answer_quietly()
    {
        using Script elf = new("for a in \"$@\"; do printf '[%s]\\n' \"$a\"; done");
        using ElfSyncTask task = Task(elf, root: "/a store/ö");

        Assert.True(task.Execute());

        string[] expected = ["[sync]", "[--fix]", "[--base-path]", "[/a store/ö]", "[--format]", "[json]"];
        Assert.Equal(expected, _engine.Messages.Select(message => message.Message));
        Assert.All(_engine.Messages, message => Assert.Equal(MessageImportance.Low, message.Importance));
        Assert.Empty(_engine.Warnings);
        Assert.True(task.Succeeded);
        Assert.Equal(0, task.ExitCode);
    }

    [Fact]
    public void An_elf_dll_is_run_through_the_dotnet_host()
    {
        using Script host = new("printf '%s|' \"$@\"");
        string dll = Path.Combine(host.Folder, "elf.dll");
        File.WriteAllText(dll, "");
        using ElfSyncTask task = new() { BuildEngine = _engine, ElfPath = dll, DotNetHostPath = host.Path, Root = "r" };

        Assert.True(task.Execute());

        Assert.Equal($"exec|{dll}|sync|--fix|--base-path|r|--format|json|", Assert.Single(_engine.Messages).Message);
    }

    [Fact]
    public void Its_standard_input_is_at_its_end()
    {
        using Script elf = new("if read line; then exit 9; fi; exit 0");
        using ElfSyncTask task = Task(elf);

        Assert.True(task.Execute());
        Assert.True(task.Succeeded);
    }

    [Fact]
    public void A_line_on_standard_error_is_a_coded_warning_even_on_success()
    {
        using Script elf = new("echo 'memory/failures/a.md: {0} kept as it is' >&2");
        using ElfSyncTask task = Task(elf);

        Assert.True(task.Execute());

        BuildWarningEventArgs warning = Assert.Single(_engine.Warnings);
        Assert.Equal(BuildCodes.Said, warning.Code);
        Assert.Equal("memory/failures/a.md: {0} kept as it is", warning.Message);
        Assert.True(task.Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failure_is_a_coded_warning_and_an_error_only_when_strict(bool strict)
    {
        using Script elf = new("exit 8");
        using ElfSyncTask task = Task(elf);
        task.Strict = strict;

        Assert.Equal(!strict, task.Execute());

        AssertReported(strict, BuildCodes.Failed);
        Assert.False(task.Succeeded);
        Assert.Equal(8, task.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_missing_elf_is_a_coded_warning_and_an_error_only_when_strict(bool strict)
    {
        using ElfSyncTask task = new() { BuildEngine = _engine, ElfPath = "/nowhere/elf", Root = "r", Strict = strict };

        Assert.Equal(!strict, task.Execute());

        AssertReported(strict, BuildCodes.CannotStart);
        Assert.False(task.Succeeded);
        Assert.Equal(-1, task.ExitCode);
    }

    [Fact]
    public void A_file_that_cannot_be_executed_is_a_coded_warning()
    {
        using Script elf = new("exit 0");
        File.SetUnixFileMode(elf.Path, UnixFileMode.UserRead);
        using ElfSyncTask task = Task(elf);

        Assert.True(task.Execute());

        AssertReported(strict: false, BuildCodes.CannotStart);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_elf_that_takes_too_long_is_killed_with_its_children(bool strict)
    {
        using Script elf = new("sleep 600 & echo $! > child; echo $$ > self; wait");
        using ElfSyncTask task = Task(elf);
        task.TimeoutSeconds = 1;
        task.Strict = strict;

        Assert.Equal(!strict, task.Execute());

        AssertReported(strict, BuildCodes.TimedOut);
        Assert.False(task.Succeeded);
        Assert.True(await elf.Ended("self"));
        Assert.True(await elf.Ended("child"));
    }

    [Fact]
    public async Task A_cancelled_build_kills_elf_and_reports_no_failure_of_it()
    {
        using Script elf = new("echo $$ > self.new; mv self.new self; sleep 600");
        using ElfSyncTask task = Task(elf);

        Task<bool> running = System.Threading.Tasks.Task.Run(task.Execute);
        await elf.Written("self");
        task.Cancel();

        Assert.True(await running);
        Assert.True(await elf.Ended("self"));
        Assert.False(task.Succeeded);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public void A_build_cancelled_before_the_start_does_not_wait()
    {
        using Script elf = new("sleep 600");
        using ElfSyncTask task = Task(elf);
        task.Cancel();

        Assert.True(task.Execute());
        Assert.False(task.Succeeded);
    }

    private ElfSyncTask Task(Script elf, string root = "root") => new() { BuildEngine = _engine, ElfPath = elf.Path, Root = root };

    private void AssertReported(bool strict, string code)
    {
        if (strict)
            Assert.Equal(code, Assert.Single(_engine.Errors).Code);
        else
            Assert.Equal(code, Assert.Single(_engine.Warnings).Code);
        Assert.Equal(strict ? 0 : 1, _engine.Warnings.Count);
    }
}
