using EmergentLearning.Engine.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Benchmarks.Generator;

/// <summary>Tells for each named step and for the outputs how many ran again, and why.</summary>
internal static class RunReasons
{
    public static void Print(TextWriter output)
    {
        Compilation project = Workload.Create();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new EngineGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

        driver = driver.RunGenerators(project);
        Print(output, $"cold run: {Workload.Records} records, {Workload.Queries} queries", driver);
        driver = driver.RunGenerators(Workload.EditBody(project, 1));
        Print(output, "a key stroke elsewhere", driver);
        driver = driver.RunGenerators(Workload.EditRecord(project, 1));
        Print(output, "an edit of one record (and the key stroke undone)", driver);
    }

    private static void Print(TextWriter output, string title, GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        output.WriteLine(title);
        foreach ((string step, var runs) in result.TrackedSteps.OrderBy(step => step.Key, StringComparer.Ordinal))
            output.WriteLine($"  {step,-28} {Reasons(runs.SelectMany(run => run.Outputs).Select(each => each.Reason))}");
        output.WriteLine($"  {"outputs",-28} {Reasons(result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(each => each.Reason))}");
        output.WriteLine();
    }

    private static string Reasons(IEnumerable<IncrementalStepRunReason> reasons) =>
        string.Join(", ", reasons.GroupBy(reason => reason).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}"));
}
