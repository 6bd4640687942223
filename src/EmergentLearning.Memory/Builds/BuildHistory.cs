namespace EmergentLearning.Memory.Builds;

/// <summary>What is known about a failure that may come back. It stands in the failure's own file, so that it outlives the database. Immutable.</summary>
public sealed record BuildHistory
{
    // Older ones say nothing more.
    private const int MaximumMendings = 20;

    /// <summary>What tells the failure from others of its domain.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The project's name, since several names may give one domain.</summary>
    public required string Project { get; init; }

    /// <summary>The full name of the test that failed; <see langword="null"/> for a build.</summary>
    public string? Test { get; init; }

    /// <summary>Configuration and framework of the last time.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>How often it was seen.</summary>
    public int Count { get; init; }

    /// <summary>When it was seen first, in UTC, to the second.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was seen last, in UTC, to the second.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>The commit that the sources were at the last time; <see langword="null"/> where there was none.</summary>
    public string? Commit { get; init; }

    /// <summary>How long the last failing run took; <see langword="null"/> when it is not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether it has failed since it was mended last.</summary>
    public bool IsOpen { get; init; }

    /// <summary>When and by what it was mended, oldest first; the newest 20.</summary>
    public IReadOnlyList<BuildMending> Mendings { get; init; } = [];

    /// <summary>The history after the failure was seen.</summary>
    internal static BuildHistory After(BuildHistory? before, BuildFailureInput input, DateTimeOffset now) => new()
    {
        Fingerprint = input.Fingerprint,
        Project = input.Run.Project,
        Test = input.Run.Kind == BuildKind.Test ? input.Errors[0].Code : null,
        Configuration = input.Run.Configuration,
        Count = Math.Max(before?.Count ?? 0, 0) + 1,
        FirstSeen = before?.FirstSeen ?? now,
        LastSeen = now,
        Commit = input.Run.Commit,
        Duration = input.Run.Duration,
        IsOpen = true,
        Mendings = before?.Mendings ?? [],
    };

    /// <summary>The history after a good run, or <see langword="null"/> when that says nothing new.</summary>
    internal BuildHistory? AfterSuccess(BuildRun run, DateTimeOffset now)
    {
        if (IsOpen)
        {
            BuildMending mending = new(now, run.Commit, run.Commit is not null && run.Commit != Commit);
            return this with { IsOpen = false, Mendings = [.. Mendings.TakeLast(MaximumMendings - 1), mending] };
        }

        // Mended by changes that were not committed then; the first commit after it holds them.
        return Mendings is [.., { IsCommitted: false } last] && run.Commit is not null && run.Commit != last.Commit
            ? this with { Mendings = [.. Mendings.Take(Mendings.Count - 1), last with { Commit = run.Commit, IsCommitted = true }] }
            : null;
    }
}
