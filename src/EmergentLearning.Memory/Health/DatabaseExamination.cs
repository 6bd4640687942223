using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Health;

/// <summary>The checks that need the database.</summary>
/// <param name="store">The store, open for reading.</param>
/// <param name="comparison">Compares the database with the files.</param>
internal sealed class DatabaseExamination(IStore store, StoreComparison comparison)
{
    private const int MostNamed = 3;

    // Beside writers that never rest something is always pending, but nothing for long: one pass takes all that it finds.
    private static readonly TimeSpan LongPending = TimeSpan.FromMinutes(1);

    /// <summary>The checks, in order.</summary>
    public IReadOnlyList<HealthStep> Steps() =>
    [
        new("sqlite", Version),
        new("database", Integrity),
        new("foreign keys", ForeignKeys),
        new("full text", () => store.Read(0, static (session, _) => FullTextCheck.Run(session))),
        new(LinkCheck.Name, () => store.Read(0, static (session, _) => LinkCheck.Run(session))),
        new("documents", Documents),
        new("files", Files),
        new("outbox", Pending),
    ];

    /// <summary>The version of the database's layout, as its header has it.</summary>
    public long Layout() => store.Read(0, static (session, _) =>
    {
        using IStatement pragma = session.Prepare("pragma user_version");
        return pragma.MoveNext() ? pragma.GetInt64(0) : 0;
    });

    private HealthCheck Version() => store.Read(0, static (session, _) =>
    {
        using IStatement select = session.Prepare("select sqlite_version()");
        select.MoveNext();
        // A version that can corrupt a log is refused when the store is opened.
        return new HealthCheck("sqlite", HealthState.Good, $"version {select.GetText(0)}, one of those that are safe");
    });

    private HealthCheck Integrity() => store.Read(0, static (session, _) =>
    {
        using IStatement pragma = session.Prepare("pragma integrity_check");
        string found = pragma.MoveNext() ? pragma.GetText(0) : "no answer";
        return found == "ok"
            ? new HealthCheck("database", HealthState.Good, "ok")
            : new HealthCheck(
                "database", HealthState.Bad, $"{found.ReplaceLineEndings(" ")}: keep the folder as it is; restore a copy from backups/ or import the files into a new store");
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

    /// <summary>The bytes of every document against the hash beside them. Each in a read of its own, so that none pins the log.</summary>
    private HealthCheck Documents()
    {
        IReadOnlyDictionary<string, string> hashes = store.Read(0, static (session, _) => DocumentIndex.ReadHashes(session));
        var wrong = new List<string>();
        foreach (string path in hashes.Keys)
        {
            (byte[]? content, string? hash) = store.Read(path, static (session, path) =>
                (DocumentIndex.FindContent(session, path), DocumentIndex.FindHash(session, path)));
            if (content is not null && Convert.ToHexStringLower(SHA256.HashData(content)) != hash)
                wrong.Add(path);
        }

        return wrong.Count == 0
            ? new HealthCheck("documents", HealthState.Good, $"the bytes of {hashes.Count} documents have their hashes")
            : new HealthCheck(
                "documents", HealthState.Bad, $"{wrong.Count} of {hashes.Count} documents do not have their hash: {Named(wrong)}; keep the folder as it is, and restore a copy from backups/ or import the files into a new store");
    }

    private HealthCheck Files()
    {
        SyncReport report = comparison.Run(progress: null);
        IReadOnlyList<string> elsewhere = comparison.FindEditedElsewhere();
        if (!report.IsInStep)
        {
            return new HealthCheck(
                "files", HealthState.Warning, $"{report.Open} of {report.Files} files are not in step; run `elf sync` to see them, `elf sync --fix` to mend them");
        }

        return elsewhere.Count == 0
            ? new HealthCheck("files", HealthState.Good, $"{report.Files} files are in step")
            : new HealthCheck(
                "files", HealthState.Warning, $"{elsewhere.Count} files outside the folders of records were edited: {Named(elsewhere)}; they stay as they are, and a sync does not take them in");
    }

    private HealthCheck Pending()
    {
        // Before the outbox and after it: who holds the lock may be done by now, and who has left something there may only just have taken it.
        bool wasAtWork = IsSomebodyAtWork();
        OutboxStatus outbox = store.Read(DateTimeOffset.UtcNow, static (session, now) => DocumentIndex.ReadOutbox(session, now));
        if (outbox.Files + outbox.Commits > 0)
        {
            TimeSpan age = outbox.OldestAge ?? TimeSpan.Zero;
            string pending = $"{outbox.Files} files and {outbox.Commits} commits are pending, the oldest for {HealthText.Span(age)}";
            return age < LongPending && (wasAtWork || IsSomebodyAtWork())
                ? new HealthCheck("outbox", HealthState.Good, $"{pending}; a process is at work on them")
                : new HealthCheck("outbox", HealthState.Warning, $"{pending}; they follow with the next write or `elf sync --fix`");
        }

        return outbox.IndexEntries == 0
            ? new HealthCheck("outbox", HealthState.Good, "nothing is pending")
            : new HealthCheck("outbox", HealthState.Good, $"nothing but {outbox.IndexEntries} entries of git's index, which follow with the next write");
    }

    private bool IsSomebodyAtWork() => StoreInspection.Look(store.Root, StoreSite.Database).RepositoryLock.State == LockState.Held;

    private static string Named(IReadOnlyList<string> paths) =>
        string.Join(", ", paths.Take(MostNamed)) + (paths.Count > MostNamed ? ", ..." : "");
}
