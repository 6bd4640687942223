namespace EmergentLearning.Engine.CrashTests.Recipes;

/// <summary>The real system calls of each public way of writing, in their order.</summary>
public sealed class RecipeTests : IDisposable
{
    /// <summary>A temporary file in place of another: attributes, room, bytes, sync, and only then a name.</summary>
    private static readonly string[] Replacing =
        ["create-private temp", "fchown temp", "fchmod temp", "fsetxattr temp", "fallocate temp", "pwrite64 temp", "fsync temp", "close temp"];

    private static readonly string[] Creating = ["create temp", "fallocate temp", "pwrite64 temp", "fsync temp", "close temp"];

    private readonly RecipeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("replace")]
    [InlineData("replace-text")]
    public void A_replacement_has_every_step_in_its_order_and_none_besides(string api)
    {
        RecipeTrace trace = Run(api);
        Assert.Equal("ok", trace.Outcome);
        Assert.Equal(["open .", .. Dressed(Replacing), "renameat temp -> a", "fsync .", "close ."], trace.Steps);
        Assert.Equal("the new content", _folder.Read("a"));
    }

    [SkippableFact]
    public void A_link_that_is_followed_has_the_temporary_file_beside_what_it_leads_to()
    {
        RecipeTrace trace = Run("replace-linked");
        Assert.Equal(
            ["open sub", .. Replacing.Where(step => step.Split(' ')[0] is not ("fchown" or "fsetxattr")).Select(step => step.Replace("temp", "sub/temp", StringComparison.Ordinal)),
                "renameat sub/temp -> sub/behind", "fsync sub", "close sub"],
            trace.Steps);
    }

    [SkippableFact]
    public void A_creation_gets_its_name_by_a_rename_that_replaces_nothing()
    {
        RecipeTrace trace = Run("create");
        Assert.Equal(["open .", .. Creating, "renameat2 temp -> new", "fsync .", "close ."], trace.Steps);
    }

    [SkippableFact]
    public void A_creation_whose_name_is_taken_changes_nothing_and_removes_its_temporary_file()
    {
        RecipeTrace trace = Run("create-taken");
        Assert.Equal(["open .", .. Dressed(Replacing), "!EEXIST renameat2 temp -> a", "unlink temp", "close ."], trace.Steps);
        Assert.Equal("the old content", _folder.Read("a"));
    }

    [SkippableTheory]
    [InlineData("stream")]
    [InlineData("stream-async")]
    public void A_stream_that_is_committed_has_the_steps_of_a_replacement(string api)
    {
        RecipeTrace trace = Run(api);
        Assert.Equal("ok", trace.Outcome);
        // How much will come is not known, so no room is set aside.
        string[] steps = [.. Replacing.Where(step => step != "fallocate temp")];
        Assert.Equal(["open .", .. Dressed(steps), "renameat temp -> a", "fsync .", "close ."], trace.Steps);
        Assert.Equal("the new content", _folder.Read("a"));
    }

    [SkippableFact]
    public void A_stream_that_is_not_committed_leaves_the_file_alone()
    {
        RecipeTrace trace = Run("stream-dropped");
        Assert.Equal(["close temp", "close .", "unlink temp"], trace.Steps.TakeLast(3));
        Assert.Equal(0, trace.Count("(fsync|rename).*"));
        Assert.Equal("the old content", _folder.Read("a"));
    }

    [SkippableFact]
    public void A_finished_file_is_synced_then_renamed_without_replacing_and_both_folders_are_synced()
    {
        RecipeTrace trace = Run("publish-new");
        Assert.Equal(
            ["open sub", "open .", "fsync c", "close c", "renameat2 sub/new", "fsync sub", "fsync .", "close .", "close sub"], trace.Steps);
        Assert.Equal("the old content", _folder.Read("sub/new"));
    }

    [SkippableFact]
    public void A_batch_syncs_each_file_before_the_first_rename_and_each_folder_once_after_the_last()
    {
        RecipeTrace trace = Run("batch");
        string[] plain = [.. Replacing.Where(step => step.Split(' ')[0] is not ("fchown" or "fsetxattr"))];
        Assert.Equal(
            [
                .. Dressed(Replacing), .. Creating.Select(step => step.Replace("temp", "sub/temp", StringComparison.Ordinal)), .. plain,
                "open .", "open sub",
                "renameat temp -> a", "renameat2 sub/temp -> sub/b", "renameat temp -> c", "unlink gone",
                "fsync .", "fsync sub", "close .", "close sub",
            ],
            trace.Steps);
        Assert.Equal(5, trace.Count("fsync .*"));
    }

    [SkippableFact]
    public void New_folders_are_synced_into_their_parents_one_by_one()
    {
        RecipeTrace trace = Run("folders");
        Assert.Equal(
            ["open .", "mkdir one", "fsync .", "close .", "open one", "mkdir one/two", "fsync one", "close one"],
            trace.Steps.Select(step => step.Replace("mkdirat", "mkdir", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public void A_batch_of_a_log_is_one_write_and_one_sync()
    {
        RecipeTrace trace = Run("append");
        Assert.Equal(["write log", "fsync log"], trace.Steps);
    }

    [SkippableFact]
    public void Opening_a_log_creates_it_whole_and_syncs_it()
    {
        RecipeTrace trace = Run("append-open");
        Assert.Equal(["open-for-writing log", "open-for-writing log", "fsync log", "close log", "close log"], trace.Steps);
    }

    [SkippableFact]
    public void A_record_goes_by_database_file_and_commit_each_durable_before_the_next_says_so()
    {
        RecipeTrace trace = Run("store");
        Assert.Equal("ok", trace.Outcome);
        int row = trace.Find("fsync store/store.db-wal", trace.Find("pwrite64 store/store.db-wal"));
        int file = trace.Find("fsync store/notes/temp", trace.Find("create store/notes/temp", row));
        int named = trace.Find("renameat2 store/notes/temp -> store/notes/2.md", file);
        int fileDurable = trace.Find("fsync store/notes", named);
        int objects = trace.Find("fsync store/.git/objects/.*tmp_(pack|obj)_.*", fileDurable);
        int objectsNamed = trace.Find("fsync store/.git/objects", objects);
        int plan = trace.Find("fsync store/store.db-wal", objectsNamed);
        int reference = trace.Find("rename .* -> store/.git/refs/heads/.*", plan);
        int referenceDurable = trace.Find("fsync store/.git/refs/heads", reference);
        int mark = trace.Find("pwrite64 store/store.db-wal", referenceDurable);
        Assert.True(mark > referenceDurable);
        // The reference is a synced file, too, before it gets its name.
        Assert.InRange(trace.Find("fsync store/.git/elf-work-.*", plan), plan, reference);

        Assert.Equal(1, trace.Count("fsync store/notes/temp"));
        Assert.Equal(1, trace.Count("fsync store/notes"));
        Assert.Equal(0, trace.Count("(pwrite64|write|open-for-writing|create|create-or-open) store/notes/2.md"));
        Assert.Equal(0, trace.Count("truncate .*"));
        Assert.Equal(0, trace.Count("ftruncate (?!store/.elf/).*"));
        // The copy of git's index is a working file; what is copied there can be made again from the commits.
        Assert.Equal(0, trace.Count("(copy_file_range|sendfile|splice) (?!store/.git/index -> |store/.git/index$|store/.git/elf-work).*"));
    }

    [SkippableFact]
    public void A_log_that_could_not_be_synced_is_written_anew_before_anything_is_added_to_it()
    {
        RecipeTrace trace = Run("store-unsynced");
        Assert.Equal("ok", trace.Outcome);
        int rewritten = trace.Find("pwrite64 store/store.db-wal");
        Assert.Equal("fsync store/store.db-wal", trace.Steps[rewritten + 1]);
        Assert.Equal("unlink store/store.db-unsynced", trace.Steps[trace.Find("unlink store/store.db-.*", rewritten)]);
        Assert.Equal(1, trace.Count("pwrite64 store/store.db-wal"));
    }

    private RecipeTrace Run(string api)
    {
        Skip.IfNot(Strace.IsInstalled, "strace is not installed");
        return Strace.Run(_folder.Root, api);
    }

    /// <summary>Without what this user or this file system cannot give the old file.</summary>
    private IEnumerable<string> Dressed(string[] steps) => steps.Where(step =>
        (step != "fchown temp" || File.Exists(Path.Combine(_folder.Root, "given-away")))
        && (step != "fsetxattr temp" || File.Exists(Path.Combine(_folder.Root, "attributed"))));
}
