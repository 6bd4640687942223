using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.FileWrites;

/// <summary>Where a report stands, and what belongs to whom when several methods take part.</summary>
public sealed class FlowTests
{
    [Theory]
    [InlineData("var t = p + Guid.NewGuid(); File.WriteAllText(t, \"x\"); File.Move(t, p, true);", "ELE2003", "File.Move(t, p, true)")]
    [InlineData("File.WriteAllText(p + \".tmp\", \"x\"); File.Move(p + \".tmp\", p, true);", "ELE2006", "File.WriteAllText(p + \".tmp\", \"x\")")]
    [InlineData("var t = p + Guid.NewGuid(); File.WriteAllText(t, \"x\"); File.Delete(p); File.Move(t, p);", "ELE2009", "File.Delete(p)")]
    [InlineData("var t = p + Guid.NewGuid(); File.WriteAllText(t, \"x\"); Publish(t, p);", "ELE2003", "Publish(t, p)")]
    [InlineData("Fill(p + \".tmp\"); File.Move(p + \".tmp\", p, true);", "ELE2006", "Fill(p + \".tmp\")")]
    public async Task A_report_stands_where_the_method_itself_can_be_mended(string body, string id, string place)
    {
        ImmutableArray<Diagnostic> found = await Snippet.Analyze(
            "void M(string p) { " + body + " } static void Publish(string from, string to) => File.Move(from, to, true); " +
            (body.Contains("Fill", StringComparison.Ordinal) ? "private static void Fill(string t) { File.WriteAllText(t, \"x\"); }" : ""));
        Diagnostic one = Assert.Single(found);
        Assert.Equal(id, one.Id);
        Assert.Equal(place, one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    [Fact]
    public async Task What_a_helper_does_wrong_by_itself_is_reported_in_it_and_not_at_its_callers()
    {
        ImmutableArray<Diagnostic> found = await Snippet.Analyze(
            "void A(string p) { Save(p); } void B(string p) { Save(p); File.Delete(p + 1); } " +
            "static void Save(string p) { var t = p + Guid.NewGuid(); File.WriteAllText(t, \"x\"); File.Move(t, p, true); }");
        Assert.Equal("ELE2003", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_private_helper_that_some_caller_uses_on_a_final_name_is_reported()
    {
        ImmutableArray<Diagnostic> found = await Snippet.Analyze(
            "void A(string p) { var t = p + Guid.NewGuid(); Fill(t); File.Move(t, p, true); } void B(string p) => Fill(p); " +
            "private static void Fill(string t) { using var s = new FileStream(t, FileMode.CreateNew); s.WriteByte(1); s.Flush(true); }");
        Assert.Equal(["ELE2001", "ELE2004"], found.Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Helpers_in_other_files_are_followed()
    {
        const string Save = "using System.IO; class A { void Save(string p, byte[] b) { var t = p + Path.GetRandomFileName(); " +
            "using (var s = new FileStream(t, FileMode.CreateNew)) { s.Write(b); Disk.Flush(s); } File.Move(t, p, true); } }";
        Assert.Equal("ELE2004", Assert.Single(await Snippet.AnalyzeFiles(Save, "using System.IO; static class Disk { public static void Flush(FileStream s) => s.Flush(true); }")).Id);
        Assert.Equal("ELE2012", Assert.Single(await Snippet.AnalyzeFiles(Save, "using System.IO; static class Disk { public static void Flush(FileStream s) => s.Flush(); }")).Id);
    }

    [Fact]
    public async Task A_lambda_that_may_flush_is_believed() => Assert.DoesNotContain(
        await Snippet.Analyze(
            "void M(string p) { var t = p + Guid.NewGuid(); var s = new FileStream(t, FileMode.CreateNew); Action done = () => { s.Flush(true); s.Dispose(); }; " +
            "s.WriteByte(1); done(); File.Move(t, p, true); }"),
        d => d.Id is "ELE2003" or "ELE2013");

    [Fact]
    public async Task The_attribute_works_by_its_name_in_a_project_without_the_engine()
    {
        const string Attribute = "namespace EmergentLearning.Engine.Schema { class NonAtomicWriteAttribute(string why) : System.Attribute { public string Why => why; } } ";
        Assert.Empty(await Snippet.AnalyzeAlone(Attribute + "class C { [EmergentLearning.Engine.Schema.NonAtomicWrite(\"why\")] void M(string p) => System.IO.File.Create(p); }"));
        Assert.Single(await Snippet.AnalyzeAlone(Attribute + "class C { void M(string p) => System.IO.File.Create(p); }"));
    }

    [Theory]
    [InlineData("File.AppendAllText(\"/var/cache/a\", \"x\");")]
    [InlineData("File.WriteAllText(\"/var/cache/a.tmp\", \"x\"); File.Move(\"/var/cache/a.tmp\", \"/var/cache/a\", true);")]
    [InlineData("AtomicFile.ReplaceText(\"/var/cache/a\", File.ReadAllText(\"/var/cache/a\") + 1);")]
    public async Task Allowed_roots_silence_every_rule(string body)
    {
        Assert.Single(await Snippet.Analyze("void M() { " + body + " }"));
        Assert.Empty(await Snippet.Analyze("void M() { " + body + " }", ("elf.write.allowed_roots", "/var/cache")));
    }

    [Fact]
    public void Advice_is_only_what_a_project_can_live_without()
    {
        ILookup<DiagnosticSeverity, string> rules = new FileWriteAnalyzer().SupportedDiagnostics.ToLookup(rule => rule.DefaultSeverity, rule => rule.Id);
        Assert.Equal(["ELE2004", "ELE2014", "ELE2016", "ELE2017", "ELE2018"], rules[DiagnosticSeverity.Info].Order(StringComparer.Ordinal));
        Assert.Equal(
            ["ELE2001", "ELE2002", "ELE2003", "ELE2005", "ELE2006", "ELE2007", "ELE2008", "ELE2009", "ELE2010", "ELE2011", "ELE2012", "ELE2013"],
            rules[DiagnosticSeverity.Warning].Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Test_projects_are_skipped_by_every_rule() => Assert.Empty(await Snippet.Analyze(
        "void M(string p) { File.AppendAllText(p, \"x\"); File.Delete(p); File.Move(p + 1, p); }", ("build_property.IsTestProject", "true")));
}
