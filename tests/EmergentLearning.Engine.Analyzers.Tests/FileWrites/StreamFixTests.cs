using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.FileWrites;

namespace EmergentLearning.Engine.Analyzers.Tests.FileWrites;

/// <summary>A stream that is opened by path becomes one that replaces the file when it is committed, where the end of its scope is known.</summary>
public sealed class StreamFixTests
{
    [Theory]
    [InlineData("File.Create(p)", "OpenReplace(p)")]
    [InlineData("File.Open(p, FileMode.Create)", "OpenReplace(p)")]
    [InlineData("new FileStream(p, FileMode.Create, FileAccess.Write, FileShare.None, 4096, true)", "OpenReplace(p)")]
    [InlineData("new FileStream(p, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })", "OpenReplace(p)")]
    [InlineData("new FileInfo(p).Create()", "OpenReplace(p)")]
    [InlineData("File.OpenWrite(p)", "OpenUpdate(p)")]
    [InlineData("new FileStream(p, FileMode.OpenOrCreate)", "OpenUpdate(p)")]
    public Task A_stream_is_committed_at_the_end_of_its_scope(string open, string expected) => Run(
        $"using var s = {{|ELE2001:{open}|}}; // open\ns.Write(b);\n// end",
        $"using var s = AtomicFile.{expected}; // open\ns.Write(b);\ns.Commit();\n// end");

    [Theory]
    [InlineData("new StreamWriter(p)", "new StreamWriter(file)")]
    [InlineData("File.CreateText(p)", "new StreamWriter(file)")]
    [InlineData("new StreamWriter(p, false, System.Text.Encoding.Unicode, 99)", "new StreamWriter(file, System.Text.Encoding.Unicode, 99)")]
    public Task A_writer_is_flushed_before_the_commit(string open, string expected) => Run(
        $"using var w = {{|ELE2001:{open}|}};\nw.Write(1);",
        $"using var file = AtomicFile.OpenReplace(p);\nusing var w = {expected};\nw.Write(1);\nw.Flush();\nfile.Commit();");

    [Fact]
    public Task A_writer_over_the_stream_is_one_too() => Run(
        "using var w = new BinaryWriter({|ELE2001:File.Create(p)|});\nw.Write(1);",
        "using var file = AtomicFile.OpenReplace(p);\nusing var w = new BinaryWriter(file);\nw.Write(1);\nw.Flush();\nfile.Commit();");

    [Fact]
    public Task A_block_is_committed_at_its_end() => Run(
        """
        // save
        using (var s = {|ELE2001:File.Create(p)|})
        using (var w = new StreamWriter(s))
        {
            w.Write(1);
        }
        """,
        """
        // save
        using (var s = AtomicFile.OpenReplace(p))
        using (var w = new StreamWriter(s))
        {
            w.Write(1);
            w.Flush();
            s.Commit();
        }
        """);

    [Fact]
    public Task A_document_is_saved_to_the_stream() => Run(
        "{|ELE2001:new System.Xml.Linq.XDocument().Save(p)|};",
        "using (var file = AtomicFile.OpenReplace(p))\n{\n    new System.Xml.Linq.XDocument().Save(file);\n    file.Commit();\n}");

    [Fact]
    public Task An_end_of_the_writers_own_comes_before_the_commit() => Run(
        "using var w = {|ELE2001:System.Xml.XmlWriter.Create(p)|};\nw.WriteStartElement(\"a\");",
        "using var file = AtomicFile.OpenReplace(p);\nusing var w = System.Xml.XmlWriter.Create(file);\nw.WriteStartElement(\"a\");\nw.Dispose();\nfile.Commit();");

    [Fact]
    public Task An_asynchronous_scope_commits_asynchronously() => RuleFix<WholeFileOverwriteCodeFix>.RunFile(
        Async("await using var s = {|ELE2001:File.Create(p)|};\n        await s.WriteAsync(b);\n        return b.Length;"),
        Async("await using var s = AtomicFile.OpenReplace(p);\n        await s.WriteAsync(b);\n        await s.CommitAsync();\n        return b.Length;"),
        withEngine: true);

    [Theory]
    // The stream outlives the method, or its scope is not known.
    [InlineData("var s = {|ELE2001:File.Create(p)|};\ns.Write(b);")]
    [InlineData("{|ELE2001:File.Create(p)|}.WriteByte(1);")]
    // Some ways out would be without a commit.
    [InlineData("using var s = {|ELE2001:File.Create(p)|};\nif (b.Length == 0)\n    return;\ns.Write(b);")]
    [InlineData("foreach (byte one in b)\n{\n    using var s = {|ELE2001:File.Create(p)|};\n    if (one == 0)\n        continue;\n    s.WriteByte(one);\n}")]
    // The file must be there.
    [InlineData("using var s = {|ELE2001:new FileStream(p, FileMode.Truncate)|};\ns.Write(b);")]
    public Task Elsewhere_nothing_is_offered(string statements) => RuleFix<WholeFileOverwriteCodeFix>.RunUnfixed(statements, withEngine: true);

    [Theory]
    [InlineData("using var s = {|ELE2001:File.Create(p)|};\ns.Write(b);\ns.Position = 0;\nb[0] = (byte)s.ReadByte();")]
    [InlineData("using var s = {|ELE2001:File.Create(p)|};\nusing var z = new System.IO.Compression.GZipStream(s, System.IO.Compression.CompressionMode.Compress);\nz.Write(b);")]
    [InlineData("using var z = new System.IO.Compression.GZipStream({|ELE2001:File.Create(p)|}, System.IO.Compression.CompressionMode.Compress);\nz.Write(b);")]
    [InlineData("using var s = {|ELE2001:File.Create(p)|};\ns.Write(b);\nb = System.Security.Cryptography.SHA256.HashData(s);")]
    public async Task A_stream_that_is_more_than_written_stays_one_of_a_temporary_file(string statements)
    {
        string source = "using System.IO;\nclass C\n{\n    void M(string p, byte[] b)\n    {\n" + statements.Replace("{|ELE2001:", "").Replace("|}", "") + "\n    }\n}\n";
        string? text = await SnippetFix.Apply(source, "ELE2001");
        Assert.Contains("File.Create(temporary)", text);
        Assert.Empty(await Snippet.AnalyzeFile(text!, mustCompile: true));
    }

    [Fact]
    public Task Fix_all_works_over_a_project() => RuleFix<WholeFileOverwriteCodeFix>.RunProject(
        [Class("A", "{|ELE2001:System.IO.File.Create(p)|}", ""), Class("B", "{|ELE2001:System.IO.File.Create(p)|}", "")],
        [
            Class("A", "EmergentLearning.Engine.Files.AtomicFile.OpenReplace(p)", "        s.Commit();\n"),
            Class("B", "EmergentLearning.Engine.Files.AtomicFile.OpenReplace(p)", "        s.Commit();\n"),
        ],
        withEngine: true);

    private static Task Run(string statements, string expected) => RuleFix<WholeFileOverwriteCodeFix>.Run(statements, expected, withEngine: true);

    private static string Async(string statements) =>
        "using System.IO;\nusing System.Threading.Tasks;\nusing EmergentLearning.Engine.Files;\n\nclass C\n{\n    async Task<int> M(string p, byte[] b)\n    {\n        "
        + statements + "\n    }\n}\n";

    private static string Class(string name, string open, string end) =>
        $"class {name}\n{{\n    void M(string p)\n    {{\n        using var s = {open};\n        s.WriteByte(1);\n{end}    }}\n}}\n";
}
