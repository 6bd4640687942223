using EmergentLearning.Engine.Git;

namespace EmergentLearning.Engine.Projection;

/// <summary>The store's repository, found once and kept while it works: each look costs a process. Used by one pass at a time.</summary>
/// <param name="root">The absolute path of the store's folder.</param>
internal sealed class RepositorySource(string root)
{
    private GitRepository? _known;

    public async Task<GitRepository> OpenAsync(CancellationToken cancellationToken) =>
        _known ??= await GitRepository.OpenAsync(root, cancellationToken).ConfigureAwait(false);

    /// <summary>Something failed: the next pass looks again.</summary>
    public void Forget() => _known = null;
}
