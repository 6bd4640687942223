using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Health;

/// <summary>Makes all checks of a store, one after the other. Writes nothing.</summary>
/// <param name="folder">The store's folder.</param>
/// <param name="program">The program that asks, with its version.</param>
/// <param name="database">The checks that need the database, or <see langword="null"/> when it cannot be opened.</param>
internal sealed class StoreExamination(string folder, string program, DatabaseExamination? database)
{
    /// <summary>Makes the checks in the order in which a person would look: what runs, what is stored, what follows from it, where it lies.</summary>
    public IReadOnlyList<HealthCheck> Run(IProgress<SyncProgress>? progress)
    {
        var site = new SiteExamination(folder);
        var git = new GitChecks(folder);
        HealthStep[] steps =
        [
            new("versions", () => git.Versions(program, database?.Layout())),
            .. database?.Steps() ?? [],
            .. site.Steps(),
            .. git.Steps(),
        ];
        var checks = new List<HealthCheck>(steps.Length);
        foreach (HealthStep step in steps)
        {
            progress?.Report(new SyncProgress(string.Create(CultureInfo.InvariantCulture, $"Checking {step.Name}"), checks.Count, steps.Length));
            checks.Add(Make(step));
        }

        return checks;
    }

    /// <summary>One check that cannot be made is a finding, and must not keep the others from being made.</summary>
    private static HealthCheck Make(HealthStep step)
    {
        try
        {
            return step.Run();
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            return new HealthCheck(step.Name, HealthState.Bad, exception.Message);
        }
    }
}
