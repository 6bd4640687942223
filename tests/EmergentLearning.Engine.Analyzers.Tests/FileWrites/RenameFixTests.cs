using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.FileWrites;

namespace EmergentLearning.Engine.Analyzers.Tests.FileWrites;

/// <summary>The fixes of a hand-written rename: each adds the one step that was missing.</summary>
public sealed class RenameFixTests
{
    private const string Name = "string t = p + \".\" + Path.GetRandomFileName();";

    [Fact]
    public Task A_flush_is_added_to_the_block_that_writes() => RuleFix<RenameWithoutFlushCodeFix>.Run(
        Name + """

        using (var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write))
        {
            s.Write(b); // all of it
        }
        // publish
        {|ELE2003:File.Move(t, p, overwrite: true)|};
        """,
        Name + """

        using (var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write))
        {
            s.Write(b); // all of it
            s.Flush(flushToDisk: true);
        }
        // publish
        File.Move(t, p, overwrite: true);
        """);

    [Fact]
    public Task A_file_that_is_finished_is_opened_once_more_to_flush_it() => RuleFix<RenameWithoutFlushCodeFix>.Run(
        Name + """

        File.WriteAllBytes(t, b);
        {|ELE2003:File.Move(t, p, overwrite: true)|};
        """,
        Name + """

        File.WriteAllBytes(t, b);
        using (var stream = new FileStream(t, FileMode.Open, FileAccess.Write))
            stream.Flush(flushToDisk: true);
        File.Move(t, p, overwrite: true);
        """);

    [Fact]
    public Task A_flush_that_is_there_becomes_one_to_disk() => RuleFix<FlushThatDoesNotCodeFix>.Run(
        Name + """

        using (var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write))
        {
            s.Write(b);
            s.Flush(); // done
        }
        {|ELE2012:File.Move(t, p, overwrite: true)|};
        """,
        Name + """

        using (var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write))
        {
            s.Write(b);
            s.Flush(flushToDisk: true); // done
        }
        File.Move(t, p, overwrite: true);
        """);

    [Fact]
    public Task A_writer_is_disposed_before_the_rename() => RuleFix<WriterOpenAtRenameCodeFix>.Run(
        Name + """

        using var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write);
        s.Write(b);
        s.Flush(flushToDisk: true);
        {|ELE2013:File.Move(t, p, overwrite: true)|};
        """,
        Name + """

        using var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write);
        s.Write(b);
        s.Flush(flushToDisk: true);
        s.Dispose();
        File.Move(t, p, overwrite: true);
        """);

    [Fact]
    public Task The_directory_is_synced_where_the_engine_is_there() => RuleFix<RenameNotDurableCodeFix>.Run(
        Name + """

        using (var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough))
            s.Write(b);
        {|ELE2004:File.Move(t, p, overwrite: true)|}; // publish
        """,
        Name + """

        using (var s = new FileStream(t, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.WriteThrough))
            s.Write(b);
        File.Move(t, p, overwrite: true); // publish
        DirectorySync.Sync(Path.GetDirectoryName(Path.GetFullPath(p))!);
        """,
        withEngine: true);

    [Fact]
    public Task Without_the_engine_nothing_can_sync_a_directory() => RuleFix<RenameNotDurableCodeFix>.RunUnfixed(
        Name + " using (var s = new FileStream(t, FileMode.CreateNew)) s.Flush(true); {|ELE2004:File.Move(t, p, overwrite: true)|};");

    [Fact]
    public Task The_temporary_file_is_created_beside_its_target() => RuleFix<TemporaryOnOtherVolumeCodeFix>.Run(
        """
        string t = Path.GetTempFileName();
        using (var s = new FileStream(t, FileMode.Create))
        {
            s.Write(b);
            s.Flush(true);
        }
        {|ELE2005:File.Move(t, p, overwrite: true)|};
        """,
        """
        string t = p + "." + Path.GetRandomFileName();
        using (var s = new FileStream(t, FileMode.Create))
        {
            s.Write(b);
            s.Flush(true);
        }
        File.Move(t, p, overwrite: true);
        """);

    [Fact]
    public Task A_file_that_must_be_there_already_is_left_alone() => RuleFix<TemporaryOnOtherVolumeCodeFix>.RunUnfixed(
        "string t = Path.GetTempFileName(); using (var s = new FileStream(t, FileMode.Open)) s.Write(b); {|ELE2005:File.Move(t, p, overwrite: true)|};");

    [Theory]
    [InlineData("p + \".tmp\"", "p + \".tmp\" + \".\" + Path.GetRandomFileName()")]
    [InlineData("$\"{p}.tmp\"", "$\"{p}.tmp\" + \".\" + Path.GetRandomFileName()")]
    [InlineData("Path.ChangeExtension(p, \"tmp\")", "Path.ChangeExtension(p, \"tmp\") + \".\" + Path.GetRandomFileName()")]
    public Task A_shared_name_gets_a_random_part(string name, string expected) => RuleFix<SharedTemporaryNameCodeFix>.Run(
        "string t = " + name + "; // beside it\nusing (var s = {|ELE2006:new FileStream(t, FileMode.Create)|})\n{\n    s.Write(b);\n    s.Flush(true);\n}\nFile.Move(t, p, overwrite: true);",
        "string t = " + expected + "; // beside it\nusing (var s = new FileStream(t, FileMode.Create))\n{\n    s.Write(b);\n    s.Flush(true);\n}\nFile.Move(t, p, overwrite: true);");

    [Fact]
    public Task A_name_that_is_composed_twice_becomes_a_variable() => RuleFix<SharedTemporaryNameCodeFix>.Run(
        """
        // beside it
        using (var s = {|ELE2006:new FileStream(p + ".tmp", FileMode.Create)|})
        {
            s.Write(b);
            s.Flush(flushToDisk: true);
        }
        File.Move(p + ".tmp", p, overwrite: true);
        """,
        """
        // beside it
        string temporary = p + ".tmp" + "." + Path.GetRandomFileName();
        using (var s = new FileStream(temporary, FileMode.Create))
        {
            s.Write(b);
            s.Flush(flushToDisk: true);
        }
        File.Move(temporary, p, overwrite: true);
        """);

    [Fact]
    public Task A_name_in_the_temporary_folder_gives_way_to_one_beside_the_target() => RuleFix<TemporaryOnOtherVolumeCodeFix>.Run(
        """
        var t = Path.Combine(Path.GetTempPath(), "a"); // elsewhere
        using (var s = new FileStream(t, FileMode.Create))
        {
            s.Write(b);
            s.Flush(flushToDisk: true);
        }
        {|ELE2005:File.Move(t, p, overwrite: true)|};
        """,
        """
        var t = p + "." + Path.GetRandomFileName(); // elsewhere
        using (var s = new FileStream(t, FileMode.Create))
        {
            s.Write(b);
            s.Flush(flushToDisk: true);
        }
        File.Move(t, p, overwrite: true);
        """);

    [Theory]
    [InlineData("if (!File.Exists(p))\n    {|ELE2008:File.Move(p + 1, p)|}; // once", "if (!File.Exists(p))\n    AtomicFile.PublishNew(p + 1, p); // once")]
    public Task A_claim_is_one_step(string statements, string expected) => RuleFix<MoveAsClaimCodeFix>.Run(statements, expected, withEngine: true);

    [Fact]
    public Task Without_the_engine_a_claim_is_left_alone() => RuleFix<MoveAsClaimCodeFix>.RunUnfixed("if (!File.Exists(p)) {|ELE2008:File.Move(p + 1, p)|};");

    [Fact]
    public Task A_stream_that_only_reads_is_opened_to_write_as_well() => RuleFix<FlushThatDoesNotCodeFix>.Run(
        "using var s = File.OpenRead(p);\n{|ELE2012:s.Flush(true)|};",
        "using var s = new FileStream(p, FileMode.Open, FileAccess.ReadWrite);\ns.Flush(true);");

    [Theory]
    [InlineData("{|ELE2009:File.Delete(p)|};\nFile.Move(p + \".new\", p); // publish", "File.Move(p + \".new\", p, overwrite: true); // publish")]
    [InlineData("bool force = b.Length > 0;\nif (force)\n    {|ELE2009:File.Delete(p)|};\nFile.Move(p + \".new\", p);", "bool force = b.Length > 0;\nFile.Move(p + \".new\", p, overwrite: force);")]
    [InlineData("// replace\nif (File.Exists(p))\n    {|ELE2009:File.Delete(p)|};\nFile.Move(p + \".new\", p);", "// replace\nFile.Move(p + \".new\", p, overwrite: true);")]
    [InlineData("if (File.Exists(p))\n{\n    {|ELE2009:File.Delete(p)|};\n}\nnew FileInfo(p + \".new\").MoveTo(p);", "new FileInfo(p + \".new\").MoveTo(p, overwrite: true);")]
    public Task A_deletion_gives_way_to_an_overwriting_move(string statements, string expected) => RuleFix<DeleteThenMoveCodeFix>.Run(statements, expected);

    [Theory]
    [InlineData("{|ELE2009:File.Delete(p)|};\nConsole.WriteLine(p);\nFile.Move(p + \".new\", p);")]
    [InlineData("{|ELE2009:Directory.Delete(p)|};\nDirectory.Move(p + \".new\", p);")]
    public Task A_deletion_elsewhere_is_left_alone(string statements) => RuleFix<DeleteThenMoveCodeFix>.RunUnfixed(statements);

    [Theory]
    [InlineData("{|ELE2014:File.Replace(p + 1, p, p + 2)|};", "File.Replace(p + 1, p, null);")]
    [InlineData("{|ELE2014:File.Replace(p + 1, destinationBackupFileName: p + 2, destinationFileName: p)|};", "File.Replace(p + 1, destinationBackupFileName: null, destinationFileName: p);")]
    public Task A_replacement_keeps_no_backup(string statement, string expected) => RuleFix<ReplaceWithBackupCodeFix>.Run(statement, expected);

    [Fact]
    public Task Fix_all_works_over_a_project() => RuleFix<DeleteThenMoveCodeFix>.RunProject(
        [Class("A", "{|ELE2009:System.IO.File.Delete(p)|};\n        System.IO.File.Move(t, p);"), Class("B", "{|ELE2009:System.IO.File.Delete(p)|};\n        System.IO.File.Move(t, p);")],
        [Class("A", "System.IO.File.Move(t, p, overwrite: true);"), Class("B", "System.IO.File.Move(t, p, overwrite: true);")]);

    private static string Class(string name, string statements) => $"class {name}\n{{\n    void M(string t, string p)\n    {{\n        {statements}\n    }}\n}}\n";
}
