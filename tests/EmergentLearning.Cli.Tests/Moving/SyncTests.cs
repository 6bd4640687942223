using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Moving;

public sealed class SyncTests
{
    [Fact]
    public void A_store_in_step_is_said_to_be()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        JsonElement answer = folder.Elf("sync", "--format", "json").Succeeded().Json;

        Assert.True(answer.GetProperty("in_step").GetBoolean());
        Assert.Equal(0, answer.GetProperty("issues").GetArrayLength());
    }

    [Fact]
    public void A_missing_file_is_reported_with_exit_code_7_and_written_again_on_request()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        string file = Directory.GetFiles(folder.At("store", "memory", "failures")).Single();
        byte[] content = File.ReadAllBytes(file);
        File.Delete(file);

        ElfRun report = folder.Elf("sync", "--format", "json");
        ElfRun mend = folder.Elf("sync", "--fix", "--format", "json").Succeeded();

        Assert.Equal(7, report.ExitCode);
        report.AssertOneErrorLine();
        Assert.Equal("missing_file", report.Json.GetProperty("issues")[0].GetProperty("kind").GetString());
        Assert.True(mend.Json.GetProperty("issues")[0].GetProperty("fixed").GetBoolean());
        Assert.Equal(content, File.ReadAllBytes(file));
        folder.Elf("sync").Succeeded();
    }

    [Fact]
    public void A_file_that_a_person_adds_becomes_a_record()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        File.WriteAllText(
            folder.At("store", "memory", "failures", "20250101_by-hand.md"),
            "# By hand\n\n**Domain**: notes\n**Severity**: 5\n**Tags**: \n**Date**: 2025-01-01\n\n## Summary\n\nTyped.\n");

        folder.Elf("sync", "--fix").Succeeded();

        JsonElement answer = folder.Elf("query", "--domain", "notes", "--format", "json").Succeeded().Json;
        Assert.Equal("By hand", answer.GetProperty("learnings")[0].GetProperty("title").GetString());
    }

    [Fact]
    public void An_absent_store_is_created_when_it_is_to_be_mended()
    {
        using var folder = new TemporaryFolder();

        folder.Elf("sync", "--fix").Succeeded();

        Assert.True(File.Exists(folder.At("store", "memory", "index.db")));
    }

    [Fact]
    public void Init_says_what_it_did_and_a_second_one_that_nothing_had_to_be_done()
    {
        using var folder = new TemporaryFolder();

        JsonElement first = folder.Elf("init", "--format", "json").Succeeded().Json;
        string before = FolderSnapshot.Of(folder.At("store", ".git"));
        ElfRun second = folder.Elf("init").Succeeded();

        Assert.Equal(1, first.GetProperty("actions").GetArrayLength());
        Assert.Contains("nothing had to be done", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, FolderSnapshot.Of(folder.At("store", ".git")));
    }
}
