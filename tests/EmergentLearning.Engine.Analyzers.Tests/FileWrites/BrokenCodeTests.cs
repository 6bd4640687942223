using System.Globalization;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.FileWrites;

/// <summary>An IDE runs analyzers on code that is half typed; an exception there would switch the analyzer off.</summary>
public sealed class BrokenCodeTests
{
    [Theory]
    [InlineData("void M(string p) { File.WriteAllText(")]
    [InlineData("void M(string p) { File.WriteAllText(p); }")]
    [InlineData("void M(string p) { File.WriteAllText(p, , ); }")]
    [InlineData("void M(string p) { File. }")]
    [InlineData("void M(string p) { new FileStream( }")]
    [InlineData("void M(string p) { using var s = new FileStream(p, FileMode.); s. }")]
    [InlineData("void M(string p) { using var s = new FileStream(p, new FileStreamOptions { Mode = }); }")]
    [InlineData("void M(string p) { var s = s; File.WriteAllText(s, \"x\"); }")]
    [InlineData("void M() { var a = b; var b = a; File.Create(a); a = b; b = a; File.Create(a + b); }")]
    [InlineData("void M(string p) { p = p + p; p = Path.Combine(p, p); p = $\"{p}{p}\"; File.WriteAllText(p, p); }")]
    [InlineData("void M(FileInfo f) { f?.; f?.Create()?.; f = f ?? f; f.Open(); }")]
    [InlineData("void M(Missing m) { m.File.WriteAllText(m, m); XmlWriter.Create(m); ZipFile.Open(m); }")]
    [InlineData("File.WriteAllText(\"a\", \"b\");")]
    [InlineData("[NonAtomicWrite] void M(string p) { File.WriteAllText(p, \"x\"); }")]
    [InlineData("[NonAtomicWrite(Missing)] void M(string p) { File.WriteAllText(p, \"x\"); }")]
    [InlineData("void M(string p) { File.WriteAllText(p switch { null => , _ => p }, \"x\"); }")]
    [InlineData("void M(string p) { File.Move(p, ")]
    [InlineData("void M(string p) { File.Move(, p); File.Move(p.); File.Delete(; }")]
    [InlineData("void M(string p) { using (var s = new FileStream(p + , FileMode.CreateNew)) { s.Flush(tru } File.Move(p, p, ); }")]
    [InlineData("void M(string p) { try { var s = File.Create(p); s.Flush(true); } catch (IOExc { } finally { s. } File.Move(p, q); }")]
    [InlineData("void M(string p) { if (!File.Exists(p) File.WriteAllText(p, x); goto nowhere; nowhere2: File.Move(p, p); }")]
    [InlineData("void M(string p) { void L(string q) { File.Move(q, L(); } L(p); L(); Missing(File.Create(p)); File.Move(p, L); }")]
    [InlineData("void M(string p) { foreach (var q in) { File.Move(p, q); } while ( { File.Delete(p); } }")]
    [InlineData("#pragma warning disable ELE2001,\n [NonAtomicWrite(, [SuppressMessage(] void M(string p) { File.WriteAllText(p, \"x\"); }")]
    [InlineData("[DllImport] static extern int fsync(; void M(string p) { fsync(p); File.Move(p, p); }")]
    public async Task Half_typed_code_never_throws(string members)
    {
        var found = await Snippet.AnalyzeFile(Snippet.Members(members), mustCompile: false);
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
    }

    [Fact]
    public async Task Deep_concatenation_and_many_writes_are_analysed_in_one_method()
    {
        string sum = string.Join(" + ", Enumerable.Repeat("p", 400));
        string writes = string.Concat(Enumerable.Repeat("File.WriteAllText(q, \"x\"); ", 500));
        var found = await Snippet.Analyze("void M(string p) { var q = " + sum + "; " + writes + " }");
        Assert.Equal(500, found.Length);
    }

    [Fact]
    public async Task Two_hundred_nested_blocks_are_analysed()
    {
        string open = string.Concat(Enumerable.Repeat("if (p != null) { ", 200));
        var found = await Snippet.Analyze("void M(string p) { " + open + "File.WriteAllText(p, \"x\");" + new string('}', 200) + " }");
        Assert.Single(found);
    }

    [Theory]
    [InlineData("using (var s{0} = new FileStream(p + {0}, FileMode.CreateNew)) {{ s{0}.Write(b); ")]
    [InlineData("try {{ File.Delete(p + {0}); if (b.Length == {0}) return; ", "}} finally {{ File.Move(p, p + {0}); }} ")]
    [InlineData("foreach (var x{0} in b) {{ p += {0}; ")]
    public async Task Two_hundred_nested_statements_are_followed(string open, string close = "}} ")
    {
        string opened = string.Concat(Enumerable.Range(0, 200).Select(i => string.Format(CultureInfo.InvariantCulture, open, i)));
        string closed = string.Concat(Enumerable.Range(0, 200).Select(i => string.Format(CultureInfo.InvariantCulture, close, i)));
        var found = await Snippet.Analyze("void M(string p, byte[] b) { " + opened + "File.AppendAllText(p, \"x\"); " + closed + " }");
        Assert.NotEmpty(found);
    }

    [Fact]
    public async Task A_method_of_five_thousand_lines_is_followed_to_its_last_line()
    {
        string lines = string.Join('\n', Enumerable.Range(0, 2500).Select(
            i => $"string v{i} = p + {i};\nif (b.Length == {i}) File.Move(v{i}, p, true);"));
        var found = await Snippet.Analyze("void M(string p, byte[] b) {\n" + lines + "\nvar t = p + Guid.NewGuid(); File.WriteAllText(t, \"x\"); File.Move(t, p, true); }");
        Assert.Equal("ELE2003", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Helpers_that_call_each_other_are_not_followed_for_ever()
    {
        var found = await Snippet.Analyze(
            "void M(string p) { A(p, 0); var t = p + Guid.NewGuid(); B(t, 0); File.Move(t, p, true); } " +
            "static void A(string p, int i) { if (i < 9) B(p, i + 1); } " +
            "static void B(string p, int i) { if (i < 9) { A(p, i + 1); B(p, i + 1); } using var s = new FileStream(p, FileMode.CreateNew); s.WriteByte(1); }");
        Assert.Contains(found, d => d.Id == "ELE2003");
    }

    [Fact]
    public async Task A_loop_that_grows_a_path_settles() => Assert.Contains(
        await Snippet.Analyze("void M(string p) { string t = p; while (t.Length < 99) { t += \"x\"; File.WriteAllText(t, \"x\"); } File.Delete(t); }"),
        d => d.Id == "ELE2001");

    [Fact]
    public async Task A_snippet_that_does_not_compile_fails_the_helper_itself() => await Assert.ThrowsAnyAsync<Exception>(
        () => Snippet.AnalyzeFile("class C { void M() => Missing(); }", mustCompile: true, kind: OutputKind.DynamicallyLinkedLibrary));
}
