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

    [Fact]
    public async Task A_snippet_that_does_not_compile_fails_the_helper_itself() => await Assert.ThrowsAnyAsync<Exception>(
        () => Snippet.AnalyzeFile("class C { void M() => Missing(); }", mustCompile: true, kind: OutputKind.DynamicallyLinkedLibrary));
}
