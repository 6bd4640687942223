using EmergentLearning.Engine.CrashLab.States;

namespace EmergentLearning.Engine.CrashTests.States;

/// <summary>The weak model, by journals whose every outcome is known.</summary>
public sealed class DiskModelTests
{
    [Fact]
    public void A_rename_without_a_sync_of_the_file_leaves_an_empty_file_among_others()
    {
        IReadOnlySet<string> states = new DiskScript().Create("t").Write("t", "new").Rename("t", "f").Sync("").States();

        Assert.Equal(["f=", "f=000", "f=new"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_synced_file_renamed_without_a_sync_of_the_folder_is_there_by_either_name_or_by_none()
    {
        IReadOnlySet<string> states = new DiskScript().Create("t").Write("t", "new").Sync("t").Rename("t", "f").States();

        // A sync of a file does not make its name durable.
        Assert.Equal(["", "f=new", "t=new"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_whole_recipe_leaves_one_outcome() => Assert.Equal(
        ["f=new"], new DiskScript().Create("t").Write("t", "new").Sync("t").Rename("t", "f").Sync("").States());

    [Fact]
    public void A_replaced_file_is_the_old_one_or_the_new_one()
    {
        IReadOnlySet<string> states = new DiskScript()
            .Create("f").Write("f", "old").Sync("f").Sync("")
            .Create("t").Write("t", "new").Sync("t").Rename("t", "f").States();

        Assert.Equal(["f=new", "f=old", "f=old t=new"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_was_not_synced_into_its_parent_takes_everything_below_with_it()
    {
        IReadOnlySet<string> states = new DiskScript().MakeFolder("d").Create("d/f").Write("d/f", "x").Sync("d/f").Sync("d").States();

        Assert.Equal(["", "d/ d/f=x"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rename_to_another_folder_may_leave_both_names_and_never_none()
    {
        IReadOnlySet<string> states = new DiskScript()
            .MakeFolder("a").MakeFolder("b").Create("a/f").Write("a/f", "x").Sync("a/f").Sync("a").Sync("b").Sync("")
            .Rename("a/f", "b/f").States();

        Assert.Equal(["a/ a/f=x b/", "a/ a/f=x b/ b/f=x", "a/ b/ b/f=x"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_sync_of_the_old_folder_alone_makes_the_new_name_durable_too() => Assert.Equal(
        ["a/ b/ b/f=x"],
        new DiskScript()
            .MakeFolder("a").MakeFolder("b").Create("a/f").Write("a/f", "x").Sync("a/f").Sync("a").Sync("b").Sync("")
            .Rename("a/f", "b/f").Sync("a").States());

    [Fact]
    public void Writes_get_to_the_disk_in_any_order()
    {
        IReadOnlySet<string> states = new DiskScript()
            .Create("f").Write("f", "....").Sync("f").Sync("")
            .Write("f", "A", 0).Write("f", "B", 3).States();

        Assert.Equal(["f=....", "f=...B", "f=A...", "f=A..B"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_tears_at_sectors_and_a_grown_file_may_hold_zeros()
    {
        IReadOnlySet<string> states = new DiskScript().Create("f").Sync("").Write("f", new string('x', 4096)).States();

        Assert.Equal(
            ["f=", "f=2048:xxxx", "f=4096:00000000", "f=4096:0000xxxx", "f=4096:xxxxxxxx", "f=512:x"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cut_that_was_not_synced_may_not_have_happened() => Assert.Equal(
        ["f=ab", "f=abcd"],
        new DiskScript().Create("f").Write("f", "abcd").Sync("f").Sync("").Resize("f", 2).States().Order(StringComparer.Ordinal));

    [Fact]
    public void A_second_name_is_the_same_file_and_goes_on_its_own()
    {
        IReadOnlySet<string> states = new DiskScript().Create("f").Write("f", "x").Sync("f").Sync("").Link("f", "g").Unlink("f").States();

        Assert.Equal(["", "f=x", "f=x g=x", "g=x"], states.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_lock_file_says_makes_no_state_of_its_own() => Assert.Equal(
        [".elf/ .elf/database.lock=holder"],
        new DiskScript().MakeFolder(".elf").Create(".elf/database.lock").Sync(".elf").Sync("").Write(".elf/database.lock", "holder").States());

    [Fact]
    public void Where_there_are_too_many_changes_for_all_subsets_each_is_still_left_out_and_there_alone()
    {
        var script = new DiskScript();
        for (int i = 0; i < 12; i++)
            script.Create($"f{i:D2}");

        IReadOnlySet<string> states = script.States(new StateBudget(Exhaustive: 8, Window: 32, Pairs: 12, Random: 256));

        string[] names = [.. Enumerable.Range(0, 12).Select(i => $"f{i:D2}=")];
        Assert.All(names, name => Assert.Contains(name, states));
        Assert.All(names, name => Assert.Contains(string.Join(' ', names.Where(other => other != name)), states));
        Assert.Contains("", states);
        Assert.Contains(string.Join(' ', names), states);
        Assert.True(states.Count > 300, $"only {states.Count}");
    }

    [Fact]
    public void The_same_journal_has_the_same_states_each_time()
    {
        static IReadOnlySet<string> Once()
        {
            var script = new DiskScript();
            for (int i = 0; i < 14; i++)
                script.Create($"f{i:D2}").Write($"f{i:D2}", new string('x', 100 * i));
            return script.States(StateBudget.Usual);
        }

        Assert.Equal(Once().Order(StringComparer.Ordinal), Once().Order(StringComparer.Ordinal));
    }
}
