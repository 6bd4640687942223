using EmergentLearning.Engine.Analyzers.Tests.Support;

namespace EmergentLearning.Engine.Analyzers.Tests.FileWrites;

/// <summary>Without the engine the fix writes the steps out; the harness compiles them and sees that the report is gone.</summary>
public sealed class RenameRecipeFixTests
{
    [Fact]
    public Task Text_is_written_beside_flushed_and_renamed() => FixTest.Run(
        Method("        // before\n        [|File.WriteAllText(p, t)|]; // after"),
        Method(
            """
                    // before
                    {
                        string temporary = p + "." + Path.GetRandomFileName();
                        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                        {
                            stream.Write(System.Text.Encoding.UTF8.GetBytes(t));
                            stream.Flush(flushToDisk: true);
                        }
                        File.Move(temporary, p, overwrite: true);
                    } // after
            """),
        withEngine: false);

    [Fact]
    public Task A_composed_path_is_evaluated_once() => FixTest.Run(
        Method("        [|File.WriteAllBytes(Path.Combine(p, t), b)|];"),
        Method(
            """
                    {
                        string target = Path.Combine(p, t);
                        string temporary = target + "." + Path.GetRandomFileName();
                        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
                        {
                            stream.Write(b);
                            stream.Flush(flushToDisk: true);
                        }
                        File.Move(temporary, target, overwrite: true);
                    }
            """),
        withEngine: false);

    [Fact]
    public Task Names_that_are_taken_are_avoided_and_fix_all_fixes_both() => FixTest.Run(
        Method("        int stream = 0, temporary = stream;\n        [|File.WriteAllBytes(p, b)|];\n        if (temporary == 0)\n            [|File.WriteAllBytes(t, b)|];"),
        Method(
            """
                    int stream = 0, temporary = stream;
                    {
                        string temporary2 = p + "." + Path.GetRandomFileName();
                        using (var stream2 = new FileStream(temporary2, FileMode.CreateNew, FileAccess.Write))
                        {
                            stream2.Write(b);
                            stream2.Flush(flushToDisk: true);
                        }
                        File.Move(temporary2, p, overwrite: true);
                    }
                    if (temporary == 0)
                    {
                        string temporary2 = t + "." + Path.GetRandomFileName();
                        using (var stream2 = new FileStream(temporary2, FileMode.CreateNew, FileAccess.Write))
                        {
                            stream2.Write(b);
                            stream2.Flush(flushToDisk: true);
                        }
                        File.Move(temporary2, t, overwrite: true);
                    }
            """),
        withEngine: false);

    [Fact]
    public Task A_comment_in_the_call_is_kept() => FixTest.Run(
        Method("        [|File.WriteAllText(p, /* why */ t)|];"),
        Method(
            """
                    {
                        string temporary = p + "." + Path.GetRandomFileName();
                        File.WriteAllText(temporary, /* why */ t);
                        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                            stream.Flush(flushToDisk: true);
                        File.Move(temporary, p, overwrite: true);
                    }
            """),
        withEngine: false);

    [Fact]
    public Task A_stream_is_closed_flushed_and_renamed_at_the_end_of_its_scope() => FixTest.Run(
        Method("        using var s = [|File.Create(p)|]; // open\n        s.Write(b);"),
        Method(
            """
                    string temporary = p + "." + Path.GetRandomFileName();
                    using var s = File.Create(temporary); // open
                    s.Write(b);
                    s.Dispose();
                    using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                        stream.Flush(flushToDisk: true);
                    File.Move(temporary, p, overwrite: true);
            """),
        withEngine: false);

    [Theory]
    [InlineData("class C { void M(string p) => [|System.IO.File.WriteAllText(p, \"x\")|]; }")]
    [InlineData("class C { System.Action M(string p) => () => [|System.IO.File.WriteAllText(p, \"x\")|]; }")]
    public Task Nothing_is_offered_where_statements_do_not_fit(string source) => FixTest.RunUnfixed(source, withEngine: false);

    private static string Method(string body) =>
        "using System.IO;\nclass C\n{\n    void M(string p, string t, byte[] b)\n    {\n" + body + "\n    }\n}\n";
}
