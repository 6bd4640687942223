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
    public void A_deleted_file_is_reported_with_exit_code_7_and_its_record_deleted_on_request()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        string file = Directory.GetFiles(folder.At("store", "memory", "failures")).Single();
        File.Delete(file);

        ElfRun report = folder.Elf("sync", "--format", "json");
        ElfRun mend = folder.Elf("sync", "--fix", "--format", "json").Succeeded();

        Assert.Equal(7, report.ExitCode);
        report.AssertOneErrorLine();
        Assert.Equal("deleted_file", report.Json.GetProperty("issues")[0].GetProperty("kind").GetString());
        Assert.True(mend.Json.GetProperty("issues")[0].GetProperty("fixed").GetBoolean());
        Assert.False(File.Exists(file));
        folder.Elf("sync").Succeeded();
    }

    [Fact]
    public void A_deleted_record_is_shown_with_its_history_and_found_by_no_question()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord("Thundering herd", "http");
        folder.WithRecord("Herd of cats", "http");
        File.Delete(Directory.GetFiles(folder.At("store", "memory", "failures"), "*thundering*").Single());
        folder.Elf("sync", "--fix").Succeeded();

        JsonElement shown = folder.Elf("show", "failure/1", "--format", "json").Succeeded().Json;
        Assert.Equal(("Thundering herd", "somebody removed it"), (shown.GetProperty("title").GetString(), shown.GetProperty("deleted_reason").GetString()));
        Assert.NotNull(shown.GetProperty("deleted_at").GetString());
        Assert.False(folder.Elf("show", "failure/2", "--format", "json").Succeeded().Json.TryGetProperty("deleted_at", out _));
        JsonElement history = folder.Elf("history", "failure/1", "--format", "json").Succeeded().Json;
        Assert.Equal("failure: delete 'Thundering herd'", history.GetProperty("commits")[0].GetProperty("subject").GetString());
        Assert.Equal(2, history.GetProperty("commits").GetArrayLength());
        string[][] questions =
        [
            ["query", "--recent", "10"], ["query", "--domain", "http"], ["query", "--search", "herd"], ["query", "--similar-to", "herd"],
            ["query", "--context", "--task", "herd"], ["stats"],
        ];
        Assert.All(questions, question => Assert.DoesNotContain("Thundering", folder.Elf(question).Succeeded().Output, StringComparison.Ordinal));
        Assert.Equal(1, folder.Elf("stats", "--format", "json").Succeeded().Json.GetProperty("learnings").GetInt64());
        folder.Elf("update", "failure/1", "--set", "severity=5").Refused(1, "git checkout");
        folder.Elf("rebuild", "--from", "database").Succeeded();
        Assert.Single(Directory.GetFiles(folder.At("store", "memory", "failures")));
    }

    [Fact]
    public void A_lost_folder_is_said_to_be_one_and_deleted_only_when_that_is_meant()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();
        Directory.Delete(folder.At("store", "memory", "failures"), recursive: true);

        ElfRun refused = folder.Elf("sync", "--fix", "--format", "json");
        folder.Elf("sync", "--accept-deletions").Refused(1, "--fix");
        ElfRun meant = folder.Elf("sync", "--fix", "--accept-deletions");

        Assert.Equal(7, refused.ExitCode);
        refused.AssertOneErrorLine();
        Assert.Contains("elf rebuild --from database", refused.Error, StringComparison.Ordinal);
        Assert.Equal("lost_file", refused.Json.GetProperty("issues")[0].GetProperty("kind").GetString());
        meant.Succeeded();
        Assert.Equal(0, folder.Elf("stats", "--format", "json").Succeeded().Json.GetProperty("learnings").GetInt64());
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
