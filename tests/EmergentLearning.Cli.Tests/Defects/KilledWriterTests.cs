using System.Diagnostics;
using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Defects;

/// <summary>What a kill leaves, by the number of the original's defect.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.Store;

    public void Dispose() => _folder.Dispose();

    /// <summary>Killed between the steps of a record: after each growth of the log of the database, with files without a commit, with a commit.</summary>
    [Fact]
    public void D23_A_killed_writer_leaves_nothing_half_done()
    {
        _folder.WithRecord();
        string folders = Directory.CreateDirectory(Path.Combine(Store, "experiments", "active")).FullName;
        Func<string>[] signs =
        [
            () => $"{File.GetLastWriteTimeUtc(Path.Combine(Store, "memory", "index.db-wal")).Ticks}",
            () => $"{Directory.GetDirectories(folders).Length}",
            () => $"{Directory.GetLastWriteTimeUtc(Path.Combine(Store, ".git", "refs", "heads")).Ticks}",
        ];
        foreach ((int sign, int changes) in new[] { (0, 1), (0, 2), (0, 3), (0, 4), (1, 1), (2, 1) })
            KillAfter(signs[sign], changes, $"killed {sign} {changes}");

        JsonElement after = _folder.Elf("record", "experiment", "--name", "after", "--hypothesis", "h", "--format", "json").Succeeded().Json;

        Assert.Equal("committed", after.GetProperty("level").GetString());
        _folder.Elf("sync").Succeeded();
        IReadOnlyList<string> rows = Database.Ask(Store, "select filepath from experiments order by 1");
        string[] files = [.. Directory.GetFiles(Store, "hypothesis.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Store, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(rows, files);
        Assert.Equal("", Git.Run(Store, "status", "--porcelain"));
    }

    /// <summary>Starts a writer, and kills it as soon as something has changed so often.</summary>
    private void KillAfter(Func<string> sign, int changes, string name)
    {
        string last = sign();
        using Process writer = Elf.Start(static _ => { }, "record", "experiment", "--name", name, "--hypothesis", "h", "--base-path", Store);
        while (changes > 0 && !writer.HasExited)
        {
            string now = sign();
            changes -= now == last ? 0 : 1;
            last = now;
        }

        writer.Kill();
        writer.WaitForExit();
    }
}
