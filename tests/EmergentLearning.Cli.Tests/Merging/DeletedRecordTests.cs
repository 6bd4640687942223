using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Cli.Tests.Merging;

/// <summary>A record that one machine deletes is deleted on all, unless another one changed it meanwhile.</summary>
public sealed class DeletedRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_deletion_travels_and_nothing_brings_it_back()
    {
        (Clone[] clones, RecordReceipt gone) = await MakeAsync(3);
        Remove(clones[0], gone.Path);
        await clones[0].ExchangeAsync();
        string head = clones[0].Git("rev-parse", "HEAD");

        foreach (Clone clone in clones[1..])
        {
            await clone.ExchangeAsync();
            Elf.Run("sync", "--fix", "--base-path", clone.Folder).Succeeded();
        }

        await clones[0].ExchangeAsync();
        Assert.All(clones, clone => Assert.Equal(["Kept"], Titles(clone)));
        Assert.All(clones, clone => Assert.False(File.Exists(Path.Combine(clone.Folder, gone.Path))));
        // Whoever only takes a deletion in has nothing to add to it.
        Assert.All(clones, clone => Assert.Equal(head, clone.Git("rev-parse", "HEAD")));
        Assert.All(clones, clone => Assert.Equal("", clone.Git("status", "--porcelain")));
        ElfRun shown = Elf.Run("show", gone.Uid, "--base-path", clones[2].Folder).Succeeded();
        Assert.Contains("a commit deleted it", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_edit_of_one_clone_wins_over_the_deletion_of_another(bool isDeletionFirst)
    {
        (Clone[] clones, RecordReceipt gone) = await MakeAsync(3);
        Remove(clones[0], gone.Path);
        await clones[1].UseAsync(async store =>
        {
            string file = Path.Combine(clones[1].Folder, gone.Path);
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("**Severity**: 3", "**Severity**: 5", StringComparison.Ordinal));
            Assert.True((await store.SyncAsync()).IsInStep);
        });

        (Clone first, Clone second) = isDeletionFirst ? (clones[0], clones[1]) : (clones[1], clones[0]);
        await first.ExchangeAsync();
        await second.ExchangeAsync();
        await first.ExchangeAsync();
        await clones[2].ExchangeAsync();

        Assert.All(clones, clone => Assert.Equal(["Gone", "Kept"], Titles(clone)));
        Assert.All(clones, clone => Assert.Equal(5, Learnings(clone).Single(row => row.Uid == gone.Uid).Severity));
        Assert.Single(clones.Select(clone => clone.Git("rev-parse", "HEAD^{tree}")).Distinct());
        Assert.All(clones, clone => Elf.Run("sync", "--base-path", clone.Folder).Succeeded());
        Assert.DoesNotContain("deleted", Elf.Run("show", gone.Uid, "--base-path", clones[0].Folder).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_was_deleted_and_brought_back_lives_in_every_clone()
    {
        (Clone[] clones, RecordReceipt gone) = await MakeAsync(2);
        long id = Learnings(clones[1]).Single(row => row.Uid == gone.Uid).Id;
        Remove(clones[0], gone.Path);
        await clones[0].ExchangeAsync();
        await clones[1].ExchangeAsync();
        Assert.Equal(["Kept"], Titles(clones[1]));

        clones[0].Git("revert", "--no-edit", "HEAD");
        await clones[0].ExchangeAsync();
        await clones[1].ExchangeAsync();

        Assert.All(clones, clone => Assert.Equal(["Gone", "Kept"], Titles(clone)));
        Assert.Equal(id, Learnings(clones[1]).Single(row => row.Uid == gone.Uid).Id);
    }

    /// <summary>By itself git takes the new file for the deleted one renamed, and merges the edit of the one into the other.</summary>
    [Fact]
    public async Task An_edit_of_a_deleted_record_does_not_get_into_the_one_that_was_made_after_it()
    {
        (Clone[] clones, RecordReceipt gone) = await MakeAsync(2);
        Remove(clones[0], gone.Path);
        RecordReceipt? made = null;
        await clones[0].UseAsync(async store =>
        {
            await store.SyncAsync();
            made = await store.RecordAsync(new FailureInput { Title = "Made", Domain = "d", Severity = 3 });
        });
        await clones[1].UseAsync(async store =>
        {
            string file = Path.Combine(clones[1].Folder, gone.Path);
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("**Severity**: 3", "**Severity**: 5", StringComparison.Ordinal));
            Assert.True((await store.SyncAsync()).IsInStep);
        });

        await clones[0].ExchangeAsync();
        await clones[1].ExchangeAsync();
        await clones[0].ExchangeAsync();
        await clones[1].ExchangeAsync();

        Assert.All(clones, clone => Assert.Equal(["Gone", "Kept", "Made"], Titles(clone)));
        Assert.All(clones, clone => Assert.Equal(5, Learnings(clone).Single(row => row.Uid == gone.Uid).Severity));
        Assert.All(clones, clone => Assert.Equal(3, Learnings(clone).Single(row => row.Uid == made!.Uid).Severity));
        Assert.Single(clones.Select(clone => clone.Git("rev-parse", "HEAD^{tree}")).Distinct());
    }

    /// <summary>By itself git takes the two new files, which are like the deleted one, for two names that it was given.</summary>
    [Fact]
    public async Task A_record_that_both_deleted_is_no_conflict_with_those_that_they_made_after_it()
    {
        (Clone[] clones, RecordReceipt gone) = await MakeAsync(2);
        for (int who = 0; who < clones.Length; who++)
        {
            Remove(clones[who], gone.Path);
            await clones[who].UseAsync(async store =>
            {
                await store.SyncAsync();
                await store.RecordAsync(new FailureInput { Title = $"Made {who}", Domain = "d", Severity = 3 });
            });
        }

        await clones[0].ExchangeAsync();
        Assert.Equal("", await clones[1].PullAsync());
        await clones[1].ExchangeAsync();
        await clones[0].ExchangeAsync();

        Assert.All(clones, clone => Assert.Equal(["Kept", "Made 0", "Made 1"], Titles(clone)));
        Assert.Single(clones.Select(clone => clone.Git("rev-parse", "HEAD^{tree}")).Distinct());
    }

    [Fact]
    public async Task A_record_whose_file_is_another_s_now_is_deleted_in_every_clone()
    {
        (Clone[] clones, RecordReceipt gone) = await MakeAsync(2);
        RecordReceipt? made = null;
        Remove(clones[0], gone.Path);
        await clones[0].UseAsync(async store =>
        {
            await store.SyncAsync();
            made = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "d", Severity = 3 });
        });
        Assert.Equal(gone.Path, made!.Path);

        await clones[0].ExchangeAsync();
        await clones[1].ExchangeAsync();

        Assert.All(clones, clone => Assert.Equal(["Gone", "Kept"], Titles(clone)));
        Assert.All(clones, clone => Assert.DoesNotContain(Learnings(clone), row => row.Uid == gone.Uid));
        Assert.All(clones, clone => Assert.Contains(
            "deleted: ", Elf.Run("show", gone.Uid, "--base-path", clone.Folder).Succeeded().Output, StringComparison.Ordinal));
    }

    private async Task<(Clone[] Clones, RecordReceipt Gone)> MakeAsync(int count)
    {
        Clone[] clones = Clone.Make(_folder.Root, count);
        RecordReceipt? gone = null;
        await clones[0].UseAsync(async store =>
        {
            await store.RecordAsync(new FailureInput { Title = "Kept", Domain = "d", Severity = 3 });
            gone = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "d", Severity = 3 });
        });
        foreach (Clone clone in clones)
            await clone.ExchangeAsync();
        return (clones, gone!);
    }

    private static void Remove(Clone clone, string path) => File.Delete(Path.Combine(clone.Folder, path));

    private static IEnumerable<string> Titles(Clone clone) => Learnings(clone).Select(row => row.Title).Order(StringComparer.Ordinal);

    private static IReadOnlyList<Learning> Learnings(Clone clone)
    {
        MemoryTables tables = MemoryTables.OpenReadOnly(clone.Folder);
        try
        {
            return tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(1_000).ToList();
        }
        finally
        {
            tables.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
