namespace EmergentLearning.Engine.Generated.Native;

/// <summary>The counts of a run in the form of a .trx file, so that they are summed with those of the other test projects.</summary>
internal static class ResultFile
{
    public static Task WriteAsync(string path, int total, int failed) => File.WriteAllTextAsync(path, $"""
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <ResultSummary outcome="{(failed == 0 ? "Completed" : "Failed")}">
            <Counters total="{total}" executed="{total}" passed="{total - failed}" failed="{failed}" />
          </ResultSummary>
        </TestRun>

        """);
}
