using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Memory.Merging;

namespace EmergentLearning.Memory.Health;

/// <summary>The checks that start git, and what runs at all.</summary>
/// <param name="folder">The store's folder.</param>
internal sealed class GitChecks(string folder)
{
    /// <summary>The checks, in order.</summary>
    public IReadOnlyList<HealthStep> Steps() => [new("git", Repository), new("merge driver", Driver), new("git objects", Objects)];

    /// <summary>What runs here.</summary>
    public HealthCheck Versions(string program, long? layout)
    {
        string git = Wait(GitExamination.ReadVersionAsync(folder, CancellationToken.None)) is { } version ? $"git {version}" : "no git";
        string stored = layout is { } number ? string.Create(CultureInfo.InvariantCulture, $"layout {number}, ") : "";
        return new HealthCheck(
            "versions",
            HealthState.Good,
            $"{program}, engine {EngineTelemetry.Version}, {stored}{git}, {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.RuntimeIdentifier}");
    }

    private HealthCheck Repository() => GitRepository.Probe(folder) switch
    {
        GitStatus.Ready => new HealthCheck("git", HealthState.Good, "the repository opens"),
        GitStatus.GitMissing => new HealthCheck("git", HealthState.Warning, "git is not installed; records are durable, their commits wait until it is"),
        GitStatus.NotARepository => new HealthCheck("git", HealthState.Warning, "there is no repository yet; the next write makes it"),
        _ => new HealthCheck("git", HealthState.Bad, $"{Path.Combine(folder, ".git")} cannot be opened by git; repair it or move it away"),
    };

    private HealthCheck Driver()
    {
        if (GitRepository.Probe(folder) != GitStatus.Ready)
            return new HealthCheck("merge driver", HealthState.Good, "there is no repository to merge");

        return Wait(MergeDriver.IsMissingAsync(folder))
            ? new HealthCheck(
                "merge driver",
                HealthState.Warning,
                "this clone knows others, and git would merge its records as plain text; "
                + "`elf sync --fix` installs the merge driver")
            : new HealthCheck("merge driver", HealthState.Good, "git merges records field by field, or has nothing to merge with");
    }

    private HealthCheck Objects()
    {
        if (GitRepository.Probe(folder) != GitStatus.Ready)
            return new HealthCheck("git objects", HealthState.Good, "there is no repository to check");

        long began = Stopwatch.GetTimestamp();
        GitFindings found = Wait(GitExamination.CheckAsync(folder, CancellationToken.None));
        string took = string.Create(CultureInfo.InvariantCulture, $"in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        if (found.Count == 0)
            return new HealthCheck("git objects", HealthState.Good, $"all are there and sound (git fsck, {took})");

        string told = $"{string.Join("; ", found.First)}{(found.Count > found.First.Count ? $"; and {found.Count - found.First.Count} more" : "")}";
        return found.IsDamaged
            ? new HealthCheck(
                "git objects", HealthState.Bad, $"git fsck ({took}): {told}. The records are safe in the database; bring the objects back from a clone or a copy of .git")
            : new HealthCheck(
                "git objects", HealthState.Warning, $"git fsck ({took}): {told}. All objects are there; older tools made commits that today's git would not make");
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
