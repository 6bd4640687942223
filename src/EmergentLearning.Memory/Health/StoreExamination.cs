using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Health;

/// <summary>Checks a store: database, files, git, leftovers. Writes nothing.</summary>
/// <param name="store">The store, open for reading.</param>
/// <param name="comparison">Compares the database with the files.</param>
internal sealed class StoreExamination(IStore store, StoreComparison comparison)
{
    public IReadOnlyList<HealthCheck> Run() =>
    [
        Check("sqlite", Version),
        Check("database", Integrity),
        Check("foreign keys", ForeignKeys),
        Check("outbox", Pending),
        Check("files", Files),
        Check("git", Git),
        Check("leftovers", Leftovers),
    ];

    /// <summary>One check that cannot be made is a finding, and must not keep the others from being made.</summary>
    private static HealthCheck Check(string name, Func<HealthCheck> check)
    {
        try
        {
            return check();
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            return new HealthCheck(name, HealthState.Bad, exception.Message);
        }
    }

    private HealthCheck Version() => store.Read(0, static (session, _) =>
    {
        using IStatement select = session.Prepare("select sqlite_version()");
        select.MoveNext();
        return new HealthCheck("sqlite", HealthState.Good, $"version {select.GetText(0)}");
    });

    private HealthCheck Integrity() => store.Read(0, static (session, _) =>
    {
        using IStatement pragma = session.Prepare("pragma integrity_check");
        string found = pragma.MoveNext() ? pragma.GetText(0) : "no answer";
        return found == "ok"
            ? new HealthCheck("database", HealthState.Good, "ok")
            : new HealthCheck("database", HealthState.Bad, $"{found}: restore it from backups/ or rebuild it from the files");
    });

    /// <summary>The store's own tables have no foreign keys, so what is found is another tool's: worth a look, no damage.</summary>
    private HealthCheck ForeignKeys() => store.Read(0, static (session, _) =>
    {
        using IStatement pragma = session.Prepare("select \"table\", count(*) from pragma_foreign_key_check group by 1");
        var tables = new List<string>();
        while (pragma.MoveNext())
            tables.Add($"{pragma.GetInt64(1)} of {pragma.GetText(0)}");
        return tables.Count == 0
            ? new HealthCheck("foreign keys", HealthState.Good, "ok")
            : new HealthCheck("foreign keys", HealthState.Warning, $"rows point at rows that are not there: {string.Join(", ", tables)}; mend them with the tool that wrote them");
    });

    private HealthCheck Pending()
    {
        int files = store.Read(0, static (session, _) => DocumentIndex.ReadQueuedPaths(session)).Count;
        int commits = store.Read(0, static (session, _) => DocumentIndex.ReadUncommittedPaths(session)).Count;
        return files + commits == 0
            ? new HealthCheck("outbox", HealthState.Good, "nothing is pending")
            : new HealthCheck(
                "outbox", HealthState.Warning, $"{files} files and {commits} commits are pending; they follow with the next write or `elf sync --fix`");
    }

    private HealthCheck Files()
    {
        SyncReport report = comparison.Run(progress: null);
        return report.IsInStep
            ? new HealthCheck("files", HealthState.Good, $"{report.Files} files are in step")
            : new HealthCheck(
                "files", HealthState.Warning, $"{report.Open} of {report.Files} files are not in step; run `elf sync` to see them, `elf sync --fix` to mend them");
    }

    private HealthCheck Git() => GitRepository.Probe(store.Root) switch
    {
        GitStatus.Ready => new HealthCheck("git", HealthState.Good, "the repository opens"),
        GitStatus.GitMissing => new HealthCheck("git", HealthState.Warning, "git is not installed; records are durable, their commits wait until it is"),
        GitStatus.NotARepository => new HealthCheck("git", HealthState.Warning, "there is no repository yet; the next write makes it"),
        _ => new HealthCheck("git", HealthState.Bad, $"{Path.Combine(store.Root, ".git")} cannot be opened by git; repair it or move it away"),
    };

    private HealthCheck Leftovers()
    {
        int count = TemporarySweep.Count(store.Root);
        return count == 0
            ? new HealthCheck("leftovers", HealthState.Good, "no temporary files")
            : new HealthCheck("leftovers", HealthState.Warning, $"{count} temporary files of a killed process; the next write sweeps them");
    }
}
