namespace EmergentLearning.Engine.CrashTests.Recipes;

/// <summary>The same writes when the kernel refuses one of their calls.</summary>
public sealed class FailingCallTests : IDisposable
{
    private readonly RecipeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("EIO")]
    // What ext4 answers once it has given up its journal, and what the runtime's own call takes for success.
    [InlineData("EROFS")]
    [InlineData("EINVAL")]
    public void A_failed_sync_is_not_repeated_and_the_bytes_go_to_one_new_file(string error)
    {
        RecipeTrace trace = Run("replace", $"fsync:error={error}:when=1");
        Assert.Equal("ok", trace.Outcome);
        int failed = trace.Find($"!{error} fsync temp");
        Assert.Equal(["close temp", "unlink temp", "create-private temp"], trace.Steps.Skip(failed + 1).Take(3));
        Assert.Equal(2, trace.Count("create-private temp"));
        Assert.Equal(["renameat temp -> a", "fsync .", "close ."], trace.Steps.TakeLast(3));
        AssertContent("the new content");
    }

    [SkippableFact]
    public void When_the_second_file_cannot_be_synced_either_it_is_over()
    {
        RecipeTrace trace = Run("replace", "fsync:error=EIO");
        Assert.StartsWith("DurabilityLostException", trace.Outcome, StringComparison.Ordinal);
        Assert.Equal((2, 0, 0), (trace.Count("!EIO fsync temp"), trace.Count("renameat.*"), trace.Count("fsync .*")));
        AssertContent("the old content");
    }

    [SkippableFact]
    public void A_folder_that_cannot_be_synced_is_told_once_and_nothing_is_taken_back()
    {
        RecipeTrace trace = Run("replace", "fsync:error=EIO:when=2");
        Assert.StartsWith("DurabilityLostException", trace.Outcome, StringComparison.Ordinal);
        Assert.Equal(["renameat temp -> a", "!EIO fsync .", "close ."], trace.Steps.TakeLast(3));
        AssertContent("the new content");
    }

    [SkippableFact]
    public void An_interrupted_sync_is_no_failed_one()
    {
        RecipeTrace trace = Run("replace", "fsync:error=EINTR:when=1..3");
        Assert.Equal("ok", trace.Outcome);
        Assert.Equal((3, 1, 1), (trace.Count("!EINTR fsync temp"), trace.Count("fsync temp"), trace.Count("create-private temp")));
    }

    [SkippableTheory]
    [InlineData("EXDEV", "one file system")]
    [InlineData("EACCES", "writable")]
    [InlineData("ENOSPC", "Free space")]
    public void A_rename_that_is_refused_is_told_never_replaced_by_a_copy_and_the_temporary_file_goes(string error, string advice)
    {
        RecipeTrace trace = Run("replace", $"renameat:error={error}");
        Assert.Contains(advice, trace.Outcome, StringComparison.Ordinal);
        Assert.Equal([$"!{error} renameat temp -> a", "unlink temp", "close ."], trace.Steps.TakeLast(3));
        Assert.Equal(0, trace.Count("(copy_file_range|sendfile|splice).*"));
        AssertContent("the old content");
    }

    [SkippableTheory]
    [InlineData("EIO")]
    [InlineData("ESTALE")]
    [InlineData("ETIMEDOUT")]
    public void After_a_rename_whose_answer_says_nothing_the_temporary_file_is_left_to_the_sweep(string error)
    {
        RecipeTrace trace = Run("replace", $"renameat:error={error}");
        Assert.StartsWith("FileStoreException", trace.Outcome, StringComparison.Ordinal);
        Assert.Equal(0, trace.Count("unlink.*"));
        Assert.Equal(1, _folder.Temporaries);
    }

    [SkippableFact]
    public void A_full_disk_is_met_before_a_byte_is_written()
    {
        RecipeTrace trace = Run("replace", "fallocate:error=ENOSPC");
        Assert.Contains("Free space", trace.Outcome, StringComparison.Ordinal);
        Assert.Equal(0, trace.Count("(pwrite64|write|fsync|renameat).*"));
        AssertContent("the old content");
    }

    [SkippableTheory]
    [InlineData("EOPNOTSUPP")]
    [InlineData("ENOSYS")]
    [InlineData("EINTR:when=1")]
    public void A_file_system_that_cannot_set_room_aside_is_written_all_the_same(string error)
    {
        Assert.Equal("ok", Run("replace", $"fallocate:error={error}").Outcome);
        AssertContent("the new content");
    }

    [SkippableTheory]
    [InlineData("EINVAL")]
    [InlineData("ENOSYS")]
    public void Without_the_exclusive_rename_a_creation_is_a_link_and_the_removal_of_the_other_name(string error)
    {
        RecipeTrace trace = Run("create", $"renameat2:error={error}");
        Assert.Equal("ok", trace.Outcome);
        Assert.Equal([$"!{error} renameat2 temp -> new", "linkat temp -> new", "unlink temp", "fsync .", "close ."], trace.Steps.TakeLast(5));
        Assert.Equal((0, "the new content"), (_folder.Temporaries, _folder.Read("new")));
    }

    [SkippableTheory]
    [InlineData("fsync:error=EIO:when=1", "DurabilityLostException")]
    [InlineData("pwrite64:error=ENOSPC", "FileStoreException")]
    [InlineData("renameat:error=EXDEV", "FileStoreException")]
    public void A_stream_that_cannot_be_committed_leaves_the_old_file_and_nothing_else(string failure, string outcome)
    {
        RecipeTrace trace = Run("stream", failure);
        Assert.StartsWith(outcome, trace.Outcome, StringComparison.Ordinal);
        Assert.InRange(trace.Count("(!EIO )?fsync temp"), 0, 1);
        Assert.Equal(0, trace.Count("(copy_file_range|sendfile|splice).*"));
        AssertContent("the old content");
    }

    [SkippableFact]
    public void A_finished_file_that_cannot_be_synced_is_not_renamed()
    {
        RecipeTrace trace = Run("publish-new", "fsync:error=EIO:when=1");
        Assert.StartsWith("DurabilityLostException", trace.Outcome, StringComparison.Ordinal);
        Assert.Equal(0, trace.Count("(rename|link).*"));
        Assert.Equal("the old content", _folder.Read("c"));
    }

    [SkippableFact]
    public void A_folder_whose_name_is_not_durable_is_removed_again()
    {
        RecipeTrace trace = Run("folders", "fsync:error=EIO:when=2");
        Assert.StartsWith("DurabilityLostException", trace.Outcome, StringComparison.Ordinal);
        Assert.Equal(["!EIO fsync one", "rmdir one/two", "close one"], trace.Steps.TakeLast(3));
    }

    [SkippableFact]
    public void A_batch_of_a_log_that_cannot_be_synced_is_cut_off_again()
    {
        // Creating the log syncs it and its folder, opening it syncs it once more.
        RecipeTrace trace = Run("append", "fsync:error=EIO:when=4");
        Assert.StartsWith("DurabilityLostException", trace.Outcome, StringComparison.Ordinal);
        Assert.Equal(["write log", "!EIO fsync log", "ftruncate log"], trace.Steps);
    }

    private RecipeTrace Run(string api, params string[] failures)
    {
        Skip.IfNot(Strace.IsInstalled, "strace is not installed");
        return Strace.Run(_folder.Root, api, failures);
    }

    private void AssertContent(string content)
    {
        Assert.Equal(content, _folder.Read("a"));
        Assert.Equal(0, _folder.Temporaries);
    }
}
