using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Builds;

/// <summary>Finds the remembered failures of a project by what their files say, so that a database rebuilt from files knows as much.</summary>
internal static class KnownBuilds
{
    /// <summary>The failure with that fingerprint.</summary>
    public static KnownBuild? Find(IWriteTransaction transaction, BuildRun run, string fingerprint, DateTimeOffset now) =>
        List(transaction, run, now).FirstOrDefault(known => known.History.Fingerprint == fingerprint);

    /// <summary>All failures of the project, oldest first. What a person changed in their files is taken in first, and kept.</summary>
    public static IReadOnlyList<KnownBuild> List(IWriteTransaction transaction, BuildRun run, DateTimeOffset now)
    {
        var found = new List<KnownBuild>();
        foreach (Learning row in Rows(transaction, run.Domain))
        {
            if (Read(transaction, row, now) is { } known && known.History.Project == run.Project)
                found.Add(known);
        }

        return found;
    }

    private static KnownBuild? Read(IWriteTransaction transaction, Learning row, DateTimeOffset now)
    {
        EditIntake.TakeIn(transaction, row.FilePath, now);
        return transaction.FindDocument(row.FilePath) is { } file && BuildHistoryMarkdown.Find(file) is { } history
            ? new KnownBuild(transaction.Find<Learning>(row.Id) ?? row, file, history)
            : null;
    }

    private static IReadOnlyList<Learning> Rows(IReadSession session, string domain) => session.List<Learning, string>(
        "where domain = ?1 and type = 'failure' order by id", domain, static (parameters, domain) => parameters.BindText(1, domain));
}
