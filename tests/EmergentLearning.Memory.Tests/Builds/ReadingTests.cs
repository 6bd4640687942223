using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Memory.Tests.Builds;

/// <summary>What the compiler and the test runner leave behind.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_errors_of_a_compilers_log_are_read_and_nothing_else()
    {
        File.WriteAllText(_file, """
            {"runs": [{"results": [
              {"ruleId": "CS0103", "level": "error", "message": {"text": "m"}, "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": "file:///a%20b/A.cs"}, "region": {"startLine": 3, "startColumn": 7}}}]},
              {"ruleId": "CS1", "level": "warning", "message": {"text": "w"}},
              {"ruleId": "CS5001", "level": "error", "message": {"text": "no Main"}}]}]}
            """);

        Assert.Equal(
            [
                new BuildError { Code = "CS0103", File = "/a b/A.cs", Line = 3, Column = 7, Message = "m" },
                new BuildError { Code = "CS5001", Message = "no Main" },
            ],
            CompilerLog.ReadErrors(_file));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"runs\": [{\"results\": {}}, 1]}")]
    public void A_log_of_another_shape_has_no_errors(string log)
    {
        File.WriteAllText(_file, log);

        Assert.Empty(CompilerLog.ReadErrors(_file));
    }

    [Fact]
    public void Half_a_file_is_refused_as_input()
    {
        File.WriteAllText(_file, "{\"runs\": [");
        Assert.Equal(StoreFault.Input, Assert.Throws<StoreException>(() => CompilerLog.ReadErrors(_file)).Fault);

        File.WriteAllText(_file, "<TestRun><Results>");
        Assert.Equal(StoreFault.Input, Assert.Throws<StoreException>(() => TestResults.Read(_file)).Fault);
    }

    [Fact]
    public void Failed_and_passed_tests_are_read_with_their_places()
    {
        File.WriteAllText(_file, """
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
              <UnitTestResult testName="N.B" outcome="Failed"><Output><StdOut>x</StdOut><ErrorInfo><Message>Expected: 1
            Actual: 2</Message><StackTrace>   at N.B() in /a b/t.cs:line 12
               at X() in /c.cs:line 1</StackTrace></ErrorInfo></Output></UnitTestResult>
              <UnitTestResult testName="N.A" outcome="Failed"><Output /></UnitTestResult>
              <UnitTestResult testName="N.C" outcome="Passed" />
              <UnitTestResult testName="N.A" outcome="Passed" />
              <UnitTestResult testName="N.S" outcome="NotExecuted" />
            </Results></TestRun>
            """);

        TestResults results = TestResults.Read(_file);

        Assert.Equal(
            [
                new BuildError { Code = "N.A", Message = "The test failed without a message." },
                new BuildError { Code = "N.B", File = "/a b/t.cs", Line = 12, Message = "Expected: 1\nActual: 2" },
            ],
            results.Failed.Select(error => error with { Message = error.Message.ReplaceLineEndings("\n") }));
        Assert.Equal(["N.C"], results.Passed);
    }
}
