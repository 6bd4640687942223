using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Defects;

/// <summary>What a kill leaves of the deletion of a record: all of it or nothing, and the next sync does the rest.</summary>
public sealed class KilledDeletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_killed_sync_deletes_each_record_once_and_nothing_else()
    {
        _folder.WithRecord("Kept");
        string folder = _folder.At("store", "memory", "failures");
        string log = Path.Combine(Store, "memory", "index.db-wal");
        string heads = Path.Combine(Store, ".git", "refs", "heads");
        Func<string>[] signs = [() => $"{File.GetLastWriteTimeUtc(log).Ticks}", () => $"{Directory.GetLastWriteTimeUtc(heads).Ticks}"];
        (int Sign, int Changes)[] kills = [(0, 1), (0, 2), (0, 3), (0, 4), (1, 1)];
        foreach ((int sign, int changes) in kills)
        {
            _folder.WithRecord($"gone {sign} {changes}");
            File.Delete(Directory.GetFiles(folder, $"*gone-{sign}-{changes}*").Single());
            KillAfter(signs[sign], changes);
        }

        _folder.Elf("sync", "--fix").Succeeded();

        _folder.Elf("sync").Succeeded();
        Assert.Equal(["Kept"], Database.Ask(Store, "select title from learnings"));
        Assert.Equal($"{kills.Length}", Database.Ask(Store, "select cast(count(*) as text) from elf_tombstones").Single());
        Assert.Single(Directory.GetFiles(folder));
        // What two kills left is deleted by one commit; no file by two.
        string[] deleted = Git.Run(Store, "log", "--format=", "--name-only", "--diff-filter=D").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(kills.Length, deleted.Length);
        Assert.Equal(kills.Length, deleted.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("", Git.Run(Store, "status", "--porcelain"));
    }

    /// <summary>Starts a sync, and kills it as soon as something has changed so often.</summary>
    private void KillAfter(Func<string> sign, int changes)
    {
        string last = sign();
        using Process sync = Elf.Start(static _ => { }, "sync", "--fix", "--base-path", Store);
        while (changes > 0 && !sync.HasExited)
        {
            string now = sign();
            changes -= now == last ? 0 : 1;
            last = now;
        }

        sync.Kill();
        sync.WaitForExit();
    }
}
