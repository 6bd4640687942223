using System.Collections.Concurrent;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>
/// <c>crashlab faults [--quick] [--workers N] [--scenario NAME]... [--kind KIND]... [--call CALL]</c>: makes every call fail in turn, in every way that it
/// can, and holds the store to what it acknowledged.
/// </summary>
internal sealed class FaultsVerb
{
    private readonly ConcurrentQueue<FaultUnit> _units;
    private readonly ConcurrentBag<(FaultUnit Unit, int Experiments, int Violations)> _results = [];
    private readonly bool _quick;
    private int _violations;

    private FaultsVerb(IEnumerable<FaultUnit> units, bool quick)
    {
        _units = new ConcurrentQueue<FaultUnit>(units);
        _quick = quick;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (FaultLibrary.Obstacle is { } obstacle)
        {
            Console.Error.WriteLine($"faults: not run, because {obstacle}.");
            return 2;
        }

        bool quick = arguments.Contains("--quick");
        string[] scenarios = [.. ValuesOf(arguments, "--scenario")];
        string[] kinds = [.. ValuesOf(arguments, "--kind")];
        int workers = int.Parse(ValuesOf(arguments, "--workers").FirstOrDefault() ?? "2", System.Globalization.CultureInfo.InvariantCulture);
        FaultCall? only = ValuesOf(arguments, "--call").FirstOrDefault() is { } call ? Enum.Parse<FaultCall>(call) : null;
        FaultUnit[] units = [.. AllUnits(quick, only)
            .Where(unit => scenarios.Length == 0 || scenarios.Contains(unit.Scenario))
            .Where(unit => kinds.Length == 0 || kinds.Contains(unit.Kind.ToString(), StringComparer.OrdinalIgnoreCase))];
        FaultLibrary.Build();
        return await new FaultsVerb(units, quick).RunUnitsAsync(workers).ConfigureAwait(false);
    }

    /// <summary>The longest first, so that the workers end together.</summary>
    private static IEnumerable<FaultUnit> AllUnits(bool quick, FaultCall? only) =>
        from scenario in FaultScenarios.All
        from kind in Enum.GetValues<FaultKind>()
        from sticky in (bool[])[false, true]
        where !quick || (kind == FaultKind.InputOutput && !sticky)
        select new FaultUnit(scenario.Name, kind, sticky, only);

    private static IEnumerable<string> ValuesOf(string[] arguments, string option) =>
        arguments.Zip(arguments.Skip(1)).Where(pair => pair.First == option).Select(pair => pair.Second);

    private async Task<int> RunUnitsAsync(int workers)
    {
        if (_units.IsEmpty)
        {
            Console.Error.WriteLine("faults: no experiment of that name.");
            return 2;
        }

        int units = _units.Count;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(workers, units)).Select(_ => Task.Run(WorkAsync))).ConfigureAwait(false);
        Console.WriteLine(FaultTable.Compose([.. _results]));
        bool complete = _results.Count == units;
        if (!complete && _violations == 0)
            Console.Error.WriteLine($"faults: {_results.Count} of {units} were run.");
        return _violations > 0 ? 1 : complete ? 0 : 2;
    }

    private async Task WorkAsync()
    {
        using var worker = new Preloaded(_quick ? ["faults-worker", "--first"] : ["faults-worker"]);
        while (!(_quick && _violations > 0) && _units.TryDequeue(out FaultUnit? unit))
        {
            await worker.Process.StandardInput.WriteLineAsync(unit.ToString()).ConfigureAwait(false);
            await worker.Process.StandardInput.FlushAsync().ConfigureAwait(false);
            int violations = 0;
            string? line;
            while ((line = await worker.Process.StandardOutput.ReadLineAsync().ConfigureAwait(false)) is not null
                && !line.StartsWith(FaultWorker.Done, StringComparison.Ordinal))
            {
                Console.WriteLine(line);
                violations++;
            }

            Interlocked.Add(ref _violations, violations);
            // The worker has died: what it did is not known, so the unit was not run.
            if (line is null)
                return;
            int experiments = int.Parse(line[FaultWorker.Done.Length..], System.Globalization.CultureInfo.InvariantCulture);
            _results.Add((unit, experiments, violations));
            await Console.Error.WriteLineAsync($"{unit}: {experiments} experiments").ConfigureAwait(false);
        }

        worker.Process.StandardInput.Close();
        await worker.Process.WaitForExitAsync().ConfigureAwait(false);
    }
}
