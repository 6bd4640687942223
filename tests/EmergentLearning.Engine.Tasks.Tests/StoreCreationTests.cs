using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Tests;

/// <summary>Which folders the sync makes a store, and which it leaves to <c>elf</c>'s own refusal.</summary>
public sealed class StoreCreationTests
{
    private readonly RecordingEngine _engine = new();

    [Theory]
    [InlineData("init sync", "memory/failures/a.md")]
    [InlineData("init sync", "memory/failures/deep/a.md", "Program.cs")]
    [InlineData("sync", "memory/failures/a.md", "memory/index.db")]
    [InlineData("sync", "memory/Class.cs")]
    [InlineData("sync", "README.md", "docs/a.md")]
    [InlineData("sync")]
    public void Only_a_folder_with_records_under_memory_and_no_database_is_made_a_store(string verbs, params string[] files)
    {
        using Script elf = new("echo $1");
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(elf.Folder, "root", file))!);
            File.WriteAllText(Path.Combine(elf.Folder, "root", file), "");
        }

        using ElfSyncTask task = Task(elf);

        Assert.True(task.Execute());
        Assert.Equal(verbs.Split(' '), _engine.Messages.Select(message => message.Message));
    }

    [Fact]
    public void A_store_that_cannot_be_made_is_not_synced()
    {
        using Script elf = new("echo $1; [ $1 = sync ]");
        Directory.CreateDirectory(Path.Combine(elf.Folder, "root/memory"));
        File.WriteAllText(Path.Combine(elf.Folder, "root/memory/a.md"), "");
        using ElfSyncTask task = Task(elf);

        Assert.True(task.Execute());

        Assert.Equal("init", Assert.Single(_engine.Messages).Message);
        BuildWarningEventArgs warning = Assert.Single(_engine.Warnings);
        Assert.Equal(BuildCodes.Failed, warning.Code);
        Assert.Contains("elf init", warning.Message, StringComparison.Ordinal);
        Assert.False(task.Succeeded);
        Assert.Equal(1, task.ExitCode);
    }

    private ElfSyncTask Task(Script elf) => new() { BuildEngine = _engine, ElfPath = elf.Path, Root = Path.Combine(elf.Folder, "root") };
}
