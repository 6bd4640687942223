using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Projection;

/// <summary>The store's repository, found once and kept while it works: each look costs a process. Used by one pass at a time.</summary>
/// <param name="root">The absolute path of the store's folder.</param>
internal sealed class RepositorySource(string root)
{
    private GitRepository? _known;

    /// <returns>The repository; and where the next commit goes, when it has just been looked at.</returns>
    public async Task<(GitRepository Repository, GitHead? Head)> OpenAsync(CancellationToken cancellationToken)
    {
        if (_known is not null)
            return (_known, null);

        (_known, GitHead? head) = await GitRepository.OpenWithHeadAsync(root, cancellationToken).ConfigureAwait(false);
        return (_known, head);
    }

    /// <summary>Something failed: the next pass looks again.</summary>
    public void Forget() => _known = null;
}
