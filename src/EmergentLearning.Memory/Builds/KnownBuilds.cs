using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Builds;

/// <summary>
/// The remembered failures, found by what their documents say, so that a database rebuilt from files knows as much. Each project's are read
/// once in a transaction: of a run of tests, many may have failed.
/// </summary>
internal sealed class KnownBuilds(IWriteTransaction transaction, DateTimeOffset now)
{
    private readonly Dictionary<(string Domain, string Project), List<KnownBuild>> _projects = [];

    /// <summary>The failure with that fingerprint, with what a person changed in its file.</summary>
    public KnownBuild? Find(BuildRun run, string fingerprint) =>
        Of(run).FirstOrDefault(known => known.History.Fingerprint == fingerprint) is { } found ? TakeIn(found) : null;

    /// <summary>All failures of the project, oldest first.</summary>
    public IReadOnlyList<KnownBuild> List(BuildRun run) => Of(run);

    /// <summary>The failure with what a person changed in its file. Only what is about to be changed is looked at on disk.</summary>
    public KnownBuild TakeIn(KnownBuild known)
    {
        if (EditIntake.TakeIn(transaction, known.Row.FilePath, now) is null)
            return known;

        Learning row = transaction.Find<Learning>(known.Row.Id) ?? known.Row;
        byte[] file = transaction.FindDocument(row.FilePath) ?? known.File;
        // Whoever has deleted the history has not undone it.
        return new KnownBuild(row, file, BuildHistoryMarkdown.Find(file) ?? known.History);
    }

    /// <summary>Notes that a failure was added or changed.</summary>
    public void Put(BuildRun run, KnownBuild known)
    {
        List<KnownBuild> project = Of(run);
        int at = project.FindIndex(other => other.Row.Id == known.Row.Id);
        if (at < 0)
            project.Add(known);
        else
            project[at] = known;
    }

    private List<KnownBuild> Of(BuildRun run)
    {
        (string Domain, string Project) key = (run.Domain, run.Project);
        if (!_projects.TryGetValue(key, out List<KnownBuild>? project))
            _projects[key] = project = [.. Rows(run.Domain).Select(Read).OfType<KnownBuild>().Where(known => known.History.Project == run.Project)];
        return project;
    }

    private KnownBuild? Read(Learning row) =>
        transaction.FindDocument(row.FilePath) is { } file && BuildHistoryMarkdown.Find(file) is { } history ? new KnownBuild(row, file, history) : null;

    private IReadOnlyList<Learning> Rows(string domain) => transaction.List<Learning, string>(
        "where domain = ?1 and type = 'failure' order by id", domain, static (parameters, domain) => parameters.BindText(1, domain));
}
