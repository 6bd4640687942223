using Xunit.Abstractions;

namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>The laboratory sees every one of the engine's safeguards when it is missing.</summary>
public sealed class MutationGateTests(ITestOutputHelper output)
{
    private const int Fewest = 20;

    [SkippableFact]
    public void Every_mutant_is_killed_and_the_whole_engine_is_not()
    {
        Skip.If(CrashLab.Faults.FaultLibrary.Obstacle is not null, CrashLab.Faults.FaultLibrary.Obstacle);
        Verdict whole = MutationGate.JudgeUnchanged();
        Assert.True(whole is { KilledBy: null, Fault: null }, $"The engine as it is: {whole}");

        IReadOnlyList<Verdict> verdicts = MutationGate.Judge(MutationGate.Mutants);

        foreach (Verdict verdict in verdicts)
            output.WriteLine(verdict.ToString());
        Assert.Empty(verdicts.Where(verdict => verdict.KilledBy is null).Select(verdict => verdict.ToString()));
        Assert.True(verdicts.Count >= Fewest);
    }

    /// <summary>Seconds instead of minutes, for who has just changed the engine.</summary>
    [Fact]
    public void Every_mutant_is_in_step_with_the_engine()
    {
        var stale = new List<string>();
        foreach (Mutant mutant in MutationGate.Mutants)
        {
            string path = Path.Join(EngineSources.Engine, mutant.File);
            Exception? fault = Record.Exception(() => MutantCompiler.Apply(mutant, File.ReadAllText(path)));
            if (fault is not null)
                stale.Add(fault.Message);
        }

        Assert.Empty(stale);
        Assert.Distinct(MutationGate.Mutants.Select(mutant => mutant.Name));
    }

    [Fact]
    public void A_mutant_that_changes_nothing_survives()
    {
        var comment = new Mutant("a comment", "Locking/LockHandle.cs", "nothing", Probes.Locks, ("/// A lock that is held.", "/// A lock that is still held."));

        Verdict verdict = MutationGate.Judge(comment, [Probes.Locks]);

        Assert.Null(verdict.Fault);
        Assert.Null(verdict.KilledBy);
    }

    [Fact]
    public void A_mutant_that_does_not_compile_is_no_kill()
    {
        var broken = new Mutant("broken", "Locking/LockHandle.cs", "nothing", Probes.Locks, ("public sealed class LockHandle", "public sealed clas LockHandle"));

        Verdict verdict = MutationGate.Judge(broken, [Probes.Locks]);

        Assert.Null(verdict.KilledBy);
        Assert.Contains("does not compile", verdict.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutant_whose_text_is_gone_is_no_kill()
    {
        var stale = new Mutant("stale", "Locking/LockHandle.cs", "nothing", Probes.Locks, ("this text is not there", ""));

        Verdict verdict = MutationGate.Judge(stale, [Probes.Locks]);

        Assert.Null(verdict.KilledBy);
        Assert.Contains("0 times and not once", verdict.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_that_cannot_run_is_no_kill()
    {
        var comment = new Mutant("a comment", "Locking/LockHandle.cs", "nothing", "no-such-verb", ("/// A lock that is held.", "/// A lock that is still held."));

        Verdict verdict = MutationGate.Judge(comment, ["no-such-verb"]);

        Assert.Null(verdict.KilledBy);
        Assert.Contains("could not run", verdict.Fault, StringComparison.Ordinal);
    }
}
