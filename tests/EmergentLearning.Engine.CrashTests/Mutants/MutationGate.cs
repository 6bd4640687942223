using System.Collections.Concurrent;

namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>
/// Takes things away from the engine one by one, and has the crash laboratory judge what is left. An engine that it calls sound shows
/// that the laboratory is blind there. The whole engine comes first: a laboratory that finds fault with it would kill anything.
/// </summary>
internal static class MutationGate
{
    private const int AtATime = 2;

    private static readonly Lazy<MutantCompiler> Compiler = new(() => new MutantCompiler());

    /// <summary>All mutants.</summary>
    public static IReadOnlyList<Mutant> Mutants { get; } =
        [.. FileMutants.All, .. LockMutants.All, .. DatabaseMutants.All, .. ProjectionMutants.All, .. GitMutants.All];

    /// <summary>Judges the engine as it is, by all probes.</summary>
    public static Verdict JudgeUnchanged()
    {
        using var laboratory = new Laboratory();
        Compiler.Value.CompileUnchanged(laboratory.Engine);
        return laboratory.Judge("nothing", Probes.All);
    }

    /// <summary>Judges each mutant; verdicts come in the order of the mutants.</summary>
    public static IReadOnlyList<Verdict> Judge(IReadOnlyList<Mutant> mutants)
    {
        var verdicts = new ConcurrentDictionary<Mutant, Verdict>();
        Parallel.ForEach(
            Partitioner.Create(mutants, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            mutant => verdicts[mutant] = Judge(mutant, Probes.All));
        return [.. mutants.Select(mutant => verdicts[mutant])];
    }

    /// <summary>Judges one, by the probe that it names first.</summary>
    public static Verdict Judge(Mutant mutant, IReadOnlyList<string> probes)
    {
        using var laboratory = new Laboratory();
        try
        {
            Compiler.Value.Compile(mutant, laboratory.Engine);
        }
        catch (InvalidOperationException fault)
        {
            return new Verdict(mutant.Name, null, "", fault.Message);
        }

        return laboratory.Judge(mutant.Name, probes.Contains(mutant.Probe) ? [mutant.Probe, .. probes.Except([mutant.Probe])] : probes);
    }
}
