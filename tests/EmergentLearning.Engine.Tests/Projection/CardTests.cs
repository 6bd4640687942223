using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A user's own records, from the generated tables to files and commits.</summary>
public sealed class CardTests
{
    [Fact]
    public async Task Insert_update_move_and_delete_become_files_and_a_commit_for_each_file()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        Card card = await store.Cards.InsertAsync(new Card { Topic = "a", Text = "first" }, Acknowledgement.Committed);
        Assert.Contains("text: first\n", bench.Read("cards/a/1.md"), StringComparison.Ordinal);
        await store.Cards.UpdateAsync(card with { Text = "second" }, Acknowledgement.Committed);
        Assert.Contains("text: second\n", bench.Git("show", "HEAD:cards/a/1.md"), StringComparison.Ordinal);
        await store.Cards.UpdateAsync(card with { Topic = "b" }, Acknowledgement.Committed);
        Assert.False(File.Exists(bench.PathOf("cards/a/1.md")));
        Assert.Equal("cards/b/1.md\n", bench.Git("ls-files"));
        await store.Cards.DeleteAsync(card.Id, Acknowledgement.Committed);

        Assert.False(File.Exists(bench.PathOf("cards/b/1.md")));
        Assert.Equal("", bench.Git("ls-files"));
        Assert.Equal(5, bench.Subjects().Length);
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task Two_hundred_inserts_at_once_share_a_few_passes_and_have_a_commit_each()
    {
        await using var bench = new StoreBench();
        int passes = 0;
        CardStore store = await bench.OpenAsync(new StoreOptions { OnStep = step => passes += step == ProjectionStep.PassDone ? 1 : 0 });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            store.Cards.InsertAsync(new Card { Topic = $"t{i % 7}", Text = $"card {i}" }, Acknowledgement.Committed)));

        Assert.Equal(200, store.Cards.Count());
        Assert.Equal(200, bench.Subjects().Distinct().Count());
        Assert.InRange(passes, 1, 40);
        Assert.Equal("", bench.Git("status", "--porcelain"));
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task All_files_can_be_restored_from_the_database_byte_for_byte_without_a_commit()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();
        foreach (string text in (string[])["plain", "ünïcödé 测试", "line\nline\r\n", "quotes \" and \\"])
            await store.Cards.InsertAsync(new Card { Topic = "p4", Text = text }, Acknowledgement.Committed);
        var before = Directory.GetFiles(bench.PathOf("cards"), "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllBytes);
        string head = bench.Head();
        Directory.Delete(bench.PathOf("cards"), recursive: true);

        await store.Engine.WriteAsync(
            transaction =>
            {
                for (int id = 1; id <= 4; id++)
                    transaction.RestoreFile($"cards/p4/{id}.md");
                return true;
            },
            Acknowledgement.Committed);

        Assert.Equal(4, before.Count);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        Assert.Equal(head, bench.Head());
        Assert.Equal("", bench.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_record_from_before_1970_is_committed_with_a_date_that_git_accepts()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "unset", CreatedAt = default }, Acknowledgement.Committed);

        Assert.Equal("0", bench.Git("log", "-1", "--format=%at").Trim());
        await bench.AssertAtRestAsync();
    }

    [Fact]
    public async Task An_empty_file_is_a_file_and_no_deletion()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync();

        await store.Engine.WriteAsync(transaction => transaction.Project(Change.Of("empty.md", "")), Acknowledgement.Committed);

        Assert.Equal("", bench.Read("empty.md"));
        Assert.Equal("empty.md\n", bench.Git("ls-files"));
        await bench.AssertAtRestAsync();
    }
}
