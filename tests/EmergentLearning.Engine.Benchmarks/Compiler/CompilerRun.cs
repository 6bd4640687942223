using System.Globalization;
using System.Text.RegularExpressions;

namespace EmergentLearning.Engine.Benchmarks.Compiler;

/// <summary>One run of the compiler. Immutable.</summary>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Processor">Seconds of processor time of the process that compiled.</param>
/// <param name="Report">What it wrote.</param>
internal sealed partial record CompilerRun(double Wall, double Processor, string Report)
{
    /// <summary>The seconds that <c>-reportanalyzer</c> tells of all analyzers whose rules begin so.</summary>
    public double Of(string family) => Row().Matches(Report)
        .Where(row => row.Groups["rule"].Value.StartsWith(family, StringComparison.Ordinal))
        .Sum(row => double.Parse(row.Groups["seconds"].Value, CultureInfo.InvariantCulture));

    // "   2.317   55      EmergentLearning.Engine.Analyzers.LockOrder.LockOrderAnalyzer (ELE1001, ELE1002)"; less than a thousandth has a < before it.
    [GeneratedRegex(@"^\s*<?(?<seconds>\d+\.\d+)\s+<?\d+\s+[\w.]+ \((?<rule>ELE\d+)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
