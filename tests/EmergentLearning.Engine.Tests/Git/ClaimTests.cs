using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Tests.Sqlite;

namespace EmergentLearning.Engine.Tests.Git;

/// <summary>
/// A lock of git's that we made must be provable to be ours after a kill and after a power loss. The windows in which it might not be: the
/// claim's name is not on disk yet when the first lock is; the lock comes back after it was let go.
/// </summary>
public sealed class ClaimTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _steps = [];

    public ClaimTests() => Directory.CreateDirectory(Path.Combine(_folder.Root, "refs", "heads"));

    public void Dispose() => _folder.Dispose();

    private string Branch => Path.Combine(_folder.Root, "refs", "heads", "main");

    private string Claim => Path.Combine(_folder.Root, "elf-claim");

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_claim_is_on_disk_before_the_first_lock_also_when_somebody_else_made_it(bool isThere)
    {
        Skip.If(OperatingSystem.IsWindows());
        if (isThere)
            File.WriteAllText(Claim, "");
        var claims = new GitClaims(_folder.Root, Sync);

        Take(claims);
        Take(claims);

        // Once: a name on disk stays there.
        Assert.Equal([$"sync {_folder.Root}, claim: True, lock: False"], _steps);
    }

    [SkippableFact]
    public void A_claim_that_could_not_be_synced_gives_no_lock()
    {
        Skip.If(OperatingSystem.IsWindows());
        var claims = new GitClaims(_folder.Root, _ => throw new IOException("the disk is gone"));

        Assert.Throws<IOException>(() => claims.TryTake(Branch, out _, out _));
        Assert.False(File.Exists(Branch + ".lock"));
        Assert.Throws<IOException>(() => claims.TryTake(Branch, out _, out _));
    }

    [SkippableFact]
    public void A_lock_that_a_power_loss_brings_back_is_known_to_be_ours_and_a_copy_of_it_is_not()
    {
        Skip.If(OperatingSystem.IsWindows());
        var claims = new GitClaims(_folder.Root, Sync);
        // Never let go: as the directory looks when the removal of the name did not reach the disk.
        Assert.NotNull(claims.TryTake(Branch, out string left, out _));
        File.WriteAllText(Path.Combine(_folder.Root, "HEAD.lock"), "");

        new GitClaims(_folder.Root, Sync).ReleaseLeft(_folder.Root);

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(Path.Combine(_folder.Root, "HEAD.lock")));
    }

    private void Sync(string folder) => _steps.Add($"sync {folder}, claim: {File.Exists(Claim)}, lock: {File.Exists(Branch + ".lock")}");

    private void Take(GitClaims claims)
    {
        using GitClaim? claim = claims.TryTake(Branch, out string lockPath, out bool isTaken);
        Assert.NotNull(claim);
        Assert.True(File.Exists(lockPath));
        Assert.False(isTaken);
    }
}
