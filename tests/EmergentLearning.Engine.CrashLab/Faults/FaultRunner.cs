using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>Runs experiments in this process, each on a fresh copy of a folder.</summary>
/// <param name="control">Makes calls fail.</param>
/// <param name="work">A folder for all of it, in memory if possible.</param>
internal sealed class FaultRunner(FaultControl control, string work)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, Ledger> _prepared = new(StringComparer.Ordinal);

    /// <summary>Fails the first call, then the second, until there is none left.</summary>
    /// <param name="unit">What is done and how it fails.</param>
    /// <param name="tell">Told of every violation.</param>
    /// <param name="stopAtFirst">Whether one violation is enough.</param>
    /// <returns>How many experiments were run.</returns>
    public async Task<int> RunAsync(FaultUnit unit, Action<string> tell, bool stopAtFirst)
    {
        FaultScenario scenario = FaultScenarios.All.Single(s => s.Name == unit.Scenario);
        string template = Path.Join(work, scenario.Name);
        if (!_prepared.ContainsKey(scenario.Name) && await PrepareAsync(scenario, template).ConfigureAwait(false) is { } failure)
        {
            tell($"{unit}: nothing failed, and yet: {failure.ReplaceLineEndings(" | ")}");
            return 0;
        }

        for (int number = 1; ; number++)
        {
            string root = Path.Join(work, "experiment");
            Folders.Renew(template, root);
            // In a working store everything is there before anything fails; the first round of the process compiles it.
            Task<IReadOnlyList<string>> experiment = RunOneAsync(scenario, unit, root, number);
            if (await Task.WhenAny(experiment, Task.Delay(Longest)).ConfigureAwait(false) != experiment)
            {
                tell($"{unit} {number}: hangs, after {control.HitCall} of {control.HitPath}");
                return number;
            }

            IReadOnlyList<string> wrong = await experiment.ConfigureAwait(false);
            foreach (string violation in wrong)
                tell($"{unit} {number}, {control.HitCall} of {Path.GetRelativePath(root, control.HitPath)}: {violation.ReplaceLineEndings(" | ")}");
            if (control.Injected == 0 || (stopAtFirst && wrong.Count > 0))
                return number;
        }
    }

    /// <returns>Why it could not be done, or <see langword="null"/>.</returns>
    private async Task<string?> PrepareAsync(FaultScenario scenario, string template)
    {
        try
        {
            var ledger = new Ledger();
            Directory.CreateDirectory(template);
            await scenario.PrepareAsync(template, ledger).ConfigureAwait(false);
            _prepared[scenario.Name] = ledger;
            return null;
        }
#pragma warning disable CA1031 // An engine that cannot do its work when nothing fails has failed the experiment.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return error.ToString();
        }
    }

    private async Task<IReadOnlyList<string>> RunOneAsync(FaultScenario scenario, FaultUnit unit, string root, int number)
    {
        var ledger = new Ledger();
        foreach ((string name, HashSet<string?> allowed) in _prepared[scenario.Name].Allowed)
            ledger.Expect(name, allowed.Single()!);

        control.Arm(Path.TrimEndingDirectorySeparator(Path.Join(root, scenario.Below)), unit.Kind, unit.Sticky, unit.Only, number);
        await scenario.RunAsync(root, ledger).ConfigureAwait(false);
        control.Disarm();

        var wrong = new List<string>(ledger.Violations);
        if (control.Injected == 0 && ledger.Errors.Count > 0)
            wrong.Add($"nothing failed, and yet: {ledger.Errors[0].Message}");
        if (MustBeInvisible(unit.Kind) && ledger.Errors.Count > 0)
            wrong.Add($"nothing was wrong, and yet: {ledger.Errors[0].Message}");
        if (HasLostDurability(unit) && ledger.Errors.Count > 0 && ledger.Errors[0] is not DurabilityLostException)
            wrong.Add($"the log could not be synced, and the store is not stopped: {ledger.Errors[0].Message}");
        wrong.AddRange(await InspectAsync(scenario, root, ledger).ConfigureAwait(false));
        return wrong;
    }

    private static async Task<IReadOnlyList<string>> InspectAsync(FaultScenario scenario, string root, Ledger ledger)
    {
        try
        {
            return await scenario.InspectAsync(root, ledger).ConfigureAwait(false);
        }
        catch (Exception error) when (error is StoreException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return [$"the store does not open, or is not as it must be: {error}"];
        }
    }

    /// <summary>
    /// Whether what lies on disk can no longer be known, so that the store has to stop. When all that follows fails too, that may be told first.
    /// </summary>
    private bool HasLostDurability(FaultUnit unit) =>
        unit is { Kind: FaultKind.InputOutput, Sticky: false } && control.HitCall == FaultCall.Sync && control.HitPath.EndsWith("-wal", StringComparison.Ordinal);

    /// <summary>
    /// Whether POSIX lets one simply go on: after a part was written, and after a signal; but of an interrupted sync it says nothing, and what
    /// git makes of a signal is git's.
    /// </summary>
    private bool MustBeInvisible(FaultKind kind) =>
        kind == FaultKind.ShortWrite || (kind == FaultKind.Interrupted && control.HitUs && control.HitCall != FaultCall.Sync);
}
