using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.CodeFixes.FileWrites;

namespace EmergentLearning.Engine.Analyzers.Tests.FileWrites;

/// <summary>The fixes that are one call in place of another.</summary>
public sealed class SingleCallFixTests
{
    [Theory]
    [InlineData("{|ELE2002:File.AppendAllText(p, \"x\")|}; // log", "using (var log = AppendLog.Open(p))\n    log.Append(System.Text.Encoding.UTF8.GetBytes(\"x\")); // log")]
    [InlineData("int log = 0;\n{|ELE2002:File.AppendAllBytes(p, b)|};", "int log = 0;\nusing (var log2 = AppendLog.Open(p))\n    log2.Append(b);")]
    [InlineData(
        "{|ELE2002:File.AppendAllLines(p, new[] { \"x\" })|};",
        "using (var log = AppendLog.Open(p))\n    foreach (string line in new[] { \"x\" })\n        log.Append(System.Text.Encoding.UTF8.GetBytes(line));")]
    public Task An_append_becomes_a_record(string statement, string expected) => RuleFix<NonAtomicAppendCodeFix>.Run(statement, expected, withEngine: true);

    [Theory]
    [InlineData("{|ELE2002:File.AppendAllText(p, \"x\")|};", false)]
    [InlineData("{|ELE2002:File.AppendAllText(p, \"x\", System.Text.Encoding.Latin1)|};", true)]
    [InlineData("using var w = {|ELE2002:File.AppendText(p)|};", true)]
    public Task An_append_that_means_something_else_is_left_alone(string statement, bool withEngine) =>
        RuleFix<NonAtomicAppendCodeFix>.RunUnfixed(statement, withEngine);

    [Theory]
    [InlineData("{|ELE2007:File.WriteAllText(p, \"x\")|};", "AtomicFile.TryCreate(p, System.Text.Encoding.UTF8.GetBytes(\"x\"));")]
    [InlineData("{|ELE2007:File.WriteAllBytes(p, b)|};", "AtomicFile.TryCreate(p, b);")]
    [InlineData("{|ELE2007:File.Move(p + 1, p, true)|};", "AtomicFile.PublishNew(p + 1, p);")]
    [InlineData("{|ELE2007:File.Copy(p + 1, p, true)|};", "AtomicFile.TryCreate(p, File.ReadAllBytes(p + 1));")]
    [InlineData("{|ELE2007:AtomicFile.Replace(p, b)|};", "AtomicFile.TryCreate(p, b);")]
    [InlineData("{|ELE2007:AtomicFile.ReplaceText(p, \"x\")|};", "AtomicFile.TryCreate(p, System.Text.Encoding.UTF8.GetBytes(\"x\"));")]
    public Task A_write_of_an_absent_file_creates_it_in_one_step(string statement, string expected) =>
        RuleFix<CheckThenActCodeFix>.Run("if (!File.Exists(p))\n    " + statement + " // once", "if (!File.Exists(p))\n    " + expected + " // once", withEngine: true);

    [Fact]
    public Task Without_the_engine_a_test_is_left_alone() => RuleFix<CheckThenActCodeFix>.RunUnfixed("if (!File.Exists(p)) {|ELE2007:File.WriteAllBytes(p, b)|};");

    [Theory]
    [InlineData("catch (IOException)\n{\n}", "catch (IOException)\n{\n    throw;\n}")]
    [InlineData("catch (Exception e)\n{\n    Console.WriteLine(e);\n}", "catch (Exception e)\n{\n    Console.WriteLine(e);\n    throw;\n}")]
    public Task A_lost_failure_is_thrown_on(string handler, string expected) => RuleFix<FlushFailureLostCodeFix>.Run(
        "var s = new FileStream(p, FileMode.Open);\ntry\n{\n    {|ELE2011:s.Flush(true)|};\n}\n" + handler,
        "var s = new FileStream(p, FileMode.Open);\ntry\n{\n    s.Flush(true);\n}\n" + expected);

    [Fact]
    public Task A_flush_is_not_tried_again() => RuleFix<FlushFailureLostCodeFix>.Run(
        "var s = new FileStream(p, FileMode.Open);\nwhile (true)\n{\n    try\n    {\n        {|ELE2011:s.Flush(true)|};\n        break;\n    }\n    catch (IOException)\n    {\n        continue; // again\n    }\n}",
        "var s = new FileStream(p, FileMode.Open);\nwhile (true)\n{\n    try\n    {\n        s.Flush(true);\n        break;\n    }\n    catch (IOException)\n    {\n        throw; // again\n    }\n}");

    [Theory]
    [InlineData("[{|ELE2017:NonAtomicWrite(\" \")|}]\nclass C\n{\n}\n", "class C\n{\n}\n")]
    [InlineData("[Serializable, {|ELE2017:NonAtomicWrite(\"\")|}]\nclass C\n{\n}\n", "[Serializable]\nclass C\n{\n}\n")]
    public Task An_attribute_without_a_reason_is_removed(string source, string expected) => RuleFix<HatchWithoutReasonCodeFix>.RunFile(
        "using System;\nusing EmergentLearning.Engine.Schema;\n\n" + source, "using System;\nusing EmergentLearning.Engine.Schema;\n\n" + expected, withEngine: true);

    [Fact]
    public Task A_suppression_without_a_reason_is_for_a_person() => RuleFix<HatchWithoutReasonCodeFix>.RunFile(
        "[{|ELE2017:System.Diagnostics.CodeAnalysis.SuppressMessage(\"FileWrites\", \"ELE2001\")|}]\nclass C\n{\n}\n",
        "[{|ELE2017:System.Diagnostics.CodeAnalysis.SuppressMessage(\"FileWrites\", \"ELE2001\")|}]\nclass C\n{\n}\n");
}
