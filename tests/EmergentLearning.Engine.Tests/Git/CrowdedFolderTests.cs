using System.Globalization;
using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Tests.Git;

/// <summary>
/// A commit that adds hundreds of files to a folder has the trees that the same files have when they are committed a few at a time, which
/// <c>fast-import</c> alone makes.
/// </summary>
public sealed class CrowdedFolderTests : IDisposable
{
    private const int Few = 100;

    private readonly GitFolder _crowd = new();
    private readonly GitFolder _few = new();

    public void Dispose()
    {
        _crowd.Dispose();
        _few.Dispose();
    }

    [Fact]
    public async Task Many_files_in_a_folder_make_the_tree_that_few_at_a_time_make() => await Same([Files("f", 0, 300)], [Files("f", 300, 700)]);

    [Fact]
    public async Task What_is_below_the_folder_stays_and_changes_with_it() => await Same(
        [[.. Files("f", 0, 300), ("f/below/x", "1"), ("f/below/y", "2")]],
        [[.. Files("f", 300, 300), ("f/below/x", "3"), ("f/below/y", null), ("f/below/z/deep", "4")]],
        [Files("f", 600, 300)]);

    [Fact]
    public async Task A_chain_of_commits_goes_on_from_each_other() => await Same(
        [Files("f", 0, 300), [("f/0", "new"), ("f/1", null)], Files("f", 300, 300), [.. Files("f", 600, 300), ("f/2", null), ("f/3", "new")]]);

    [Fact]
    public async Task A_chain_goes_on_from_what_an_earlier_commit_made_below() => await Same(
        [Files("f", 0, 300)],
        [Files("f", 300, 300), [("f/below/x", "1")], [.. Files("f", 600, 300), ("f/0", null)], Files("f/below", 0, 300), Files("f", 900, 300)]);

    [Fact]
    public async Task A_crowd_within_a_crowd_stands_where_it_belongs() => await Same(
        [[.. Files("f/below", 0, 300), .. Files("f", 0, 300)]],
        [[.. Files("f", 300, 300), .. Files("f/below", 300, 300), .. Files("g", 0, 300)]]);

    [Fact]
    public async Task A_folder_that_is_emptied_is_gone() => await Same(
        [Files("f", 0, 300)],
        [[.. Files("f", 0, 300).Select(static file => (file.Path, (string?)null)), ("other", "1")]],
        [Files("f", 0, 300)]);

    [Fact]
    public async Task A_file_takes_the_place_of_a_folder_and_a_folder_of_a_file() => await Same(
        [[("f/5/x", "1"), ("g", "1")]],
        [[.. Files("f", 0, 300), .. Files("g", 0, 300)]]);

    [Theory]
    [InlineData("f/g")]
    [InlineData("f")]
    public async Task What_a_file_takes_the_place_of_in_one_commit_is_not_there_in_the_next(string place) => await Same(
        [[("f/g/old", "1"), ("f/other", "2")]],
        [[(place, "3")], Files("f/g", 0, 300)]);

    [Fact]
    public async Task Names_that_sort_and_read_oddly_stay_as_they_are() => await Same(
        [[("f ü/a", "1"), ("f ü/a.b/x", "2"), ("f ü/a0", "3"), ("f ü/tab\tquote\"back\\", "4"), ("f ü/[x]*", "5")]],
        [Files("f ü", 0, 300)]);

    [Fact]
    public async Task What_others_keep_in_the_folder_keeps_its_bytes_and_modes()
    {
        if (OperatingSystem.IsWindows())
            return;

        await _crowd.Open();
        _crowd.Git("-c", "alias.odd=!mkdir f && printf x > \"$(printf 'f/\\377')\" && printf y > f/run && chmod +x f/run && ln -s run f/link", "odd");
        _crowd.Git("add", "-A");
        _crowd.Git("commit", "-q", "-m", "theirs");
        // No function of .NET removes a file whose name is not UTF-8.
        _crowd.Git("-c", "alias.clear=!rm -r f", "clear");
        string[] before = Listing();

        await GitFolder.Add(await _crowd.Open(), GitFolder.Commit("crowd", Files("f", 0, 300)));

        string[] after = Listing();
        Assert.Equal(303, after.Length);
        Assert.Equal(before, after.Where(before.Contains));
        _crowd.Git("fsck", "--strict");
    }

    [Fact]
    public async Task The_same_commits_on_the_same_head_have_the_same_ids()
    {
        GitBatch[] batches = [.. await Task.WhenAll(new[] { _crowd, _few }.Select(static async folder =>
        {
            GitRepository repository = await folder.Open();
            await GitFolder.Add(repository, GitFolder.Commit("first", ("f/below/x", "1")));
            return await GitFolder.Add(repository, GitFolder.Commit("crowd", Files("f", 0, 300)), GitFolder.Commit("next", ("f/0", "2")));
        }))];
        Assert.Equal(batches[0].CommitIds, batches[1].CommitIds);
    }

    private static (string Path, string? Content)[] Files(string folder, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(i => ($"{folder}/{i.ToString(CultureInfo.InvariantCulture)}", (string?)$"content {i}"))];

    /// <param name="batches">The files of each commit of each batch.</param>
    private async Task Same(params (string Path, string? Content)[][][] batches)
    {
        GitRepository crowd = await _crowd.Open();
        GitRepository few = await _few.Open();
        foreach (GitRepository repository in new[] { crowd, few })
            await GitFolder.Add(repository, GitFolder.Commit("first", ("first", "1")));

        foreach ((string Path, string? Content)[][] batch in batches)
        {
            GitBatch made = await GitFolder.Add(crowd, [.. batch.Select(static files => GitFolder.Commit("crowd", files))]);
            foreach (((string Path, string? Content)[] files, string commit) in batch.Zip(made.CommitIds))
            {
                foreach ((string Path, string? Content)[] part in files.Chunk(Few))
                    await GitFolder.Add(few, GitFolder.Commit("few", part));
                Assert.Equal(_few.Git("ls-tree", "-r", "-t", "HEAD"), _crowd.Git("ls-tree", "-r", "-t", commit));
            }
        }

        _crowd.Git("fsck", "--strict");
    }

    private string[] Listing() => _crowd.Git("ls-tree", "-r", "-z", "HEAD").Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
