using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Syncing.Deletions;

/// <summary>
/// Decides what each missing file is: deleted, lost, or one that was never written. Git is asked once, and only when something is missing.
/// Writes nothing.
/// </summary>
/// <param name="store">The store, open for reading or writing.</param>
/// <param name="rule">What one that no commit deleted is taken for.</param>
internal sealed class MissingFiles(IStore store, MissingFileRule rule)
{
    public const string ByCommit = "a commit deleted it";
    public const string ByHand = "somebody removed it";

    public async Task<SyncReport> JudgeAsync(SyncReport found, CancellationToken ct)
    {
        string[] missing = [.. found.Issues.Where(static issue => issue.Kind == SyncIssueKind.MissingFile).Select(static issue => issue.Path)];
        if (missing.Length == 0)
            return found;

        IReadOnlyDictionary<string, GitFate> fates = await AskGitAsync(missing, ct).ConfigureAwait(false);
        string[] removed = [.. missing.Where(path => fates.GetValueOrDefault(path) == GitFate.InHead)];
        IReadOnlyDictionary<string, int> lost = rule == MissingFileRule.Judge
            ? LostFolders.Find(store.Root, store.Read(0, static (session, _) => DocumentIndex.ReadHashes(session)).Keys, removed)
            : new Dictionary<string, int>();
        return found with
        {
            Issues =
            [
                .. found.Issues.Select(
                    issue => issue.Kind == SyncIssueKind.MissingFile ? Judge(issue, fates.GetValueOrDefault(issue.Path), lost) : issue),
            ],
        };
    }

    private SyncIssue Judge(SyncIssue issue, GitFate fate, IReadOnlyDictionary<string, int> lost) => fate switch
    {
        GitFate.Deleted => issue with { Kind = SyncIssueKind.DeletedFile, Detail = ByCommit },
        GitFate.InHead when rule == MissingFileRule.WriteAgain => issue,
        GitFate.InHead when lost.TryGetValue(LostFolders.FolderOf(issue.Path), out int count) => issue with
        {
            Kind = SyncIssueKind.LostFile,
            Detail = string.Create(
                CultureInfo.InvariantCulture, $"with {count} of {LostFolders.FolderOf(issue.Path)}: taken for a lost folder, not for a wish"),
        },
        GitFate.InHead => issue with { Kind = SyncIssueKind.DeletedFile, Detail = ByHand },
        GitFate.ChangedInHead => issue with
        {
            Detail = "the branch has a newer text of it than the store; `git checkout HEAD -- FILE`, then sync again", IsLeft = true,
        },
        GitFate.Undecided => issue with
        {
            Detail = "git is in the middle of a merge or a rebase, or has a sparse work tree: finish that, then sync again", IsLeft = true,
        },
        _ => issue,
    };

    /// <summary>What git knows of those that the store has written and committed; of the others nothing that it knows would tell.</summary>
    private async Task<IReadOnlyDictionary<string, GitFate>> AskGitAsync(IReadOnlyList<string> missing, CancellationToken ct)
    {
        string[] asked = [.. store.Read(missing, static (session, missing) => missing
            .Where(path => !InitialDocuments.Paths.Contains(path) && DocumentIndex.IsSettled(session, path)).ToList())];
        if (asked.Length == 0 || await GitRepository.FindAsync(store.Root, ct).ConfigureAwait(false) is not { } repository)
            return new Dictionary<string, GitFate>();

        return await repository.FindFatesAsync(
            asked, path => store.Read(path, static (session, path) => DocumentIndex.FindContent(session, path)), ct).ConfigureAwait(false);
    }
}
