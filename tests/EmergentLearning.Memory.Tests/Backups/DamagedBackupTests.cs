using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Tests.Backups;

/// <summary>Whatever happened to a backup's bytes: it is said, with a code, and the store stays as it is.</summary>
public sealed class DamagedBackupTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    private readonly StoreFixture _elsewhere = new();

    public void Dispose()
    {
        _fixture.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task Any_changed_byte_and_any_cut_of_a_plain_one_is_noticed()
    {
        (StoreBackups backups, byte[] good, string path) = await MakeAsync(key: null);
        var random = new Random(7);
        int[] places = [0, 1, 2, 3, 4, 8, 9, 10, 20, .. Enumerable.Range(1, 58).Select(i => good.Length - i), .. Enumerable.Range(0, 40).Select(_ => random.Next(good.Length))];
        Dictionary<string, string> store = FolderHash.Of(_fixture.Folder);

        foreach (int place in places)
        {
            byte[] bad = [.. good];
            bad[place] ^= (byte)(1 << random.Next(8));
            await RefusedAsync(backups, path, bad, $"byte {place}");
        }

        foreach (int length in (int[])[0, 1, 57, 58, 59, good.Length / 2, good.Length - 58, good.Length - 1])
            await RefusedAsync(backups, path, good[..length], $"cut at {length}");
        await RefusedAsync(backups, path, [.. good, 0], "longer");
        Assert.Equal(store, FolderHash.Of(_fixture.Folder));
    }

    [Fact]
    public async Task A_changed_byte_and_a_cut_of_an_encrypted_one_is_noticed_and_so_is_another_key()
    {
        (StoreBackups backups, byte[] good, string path) = await MakeAsync(BackupKey.FromPassphrase("right"));
        Assert.EndsWith(".sealed", path, StringComparison.Ordinal);
        await backups.VerifyAsync("latest");

        foreach (int place in (int[])[9, 40, good.Length / 2, good.Length - 1])
        {
            byte[] bad = [.. good];
            bad[place] ^= 1;
            await RefusedAsync(backups, path, bad, $"byte {place}");
        }

        await RefusedAsync(backups, path, good[..(good.Length - 1)], "cut");
        await File.WriteAllBytesAsync(path, good);
        StoreException other = await Assert.ThrowsAsync<StoreException>(
            () => new StoreBackups(_fixture.Folder, new BackupOptions { Folder = _elsewhere.Folder, Key = BackupKey.FromPassphrase("wrong") }).RestoreAsync("latest"));
        StoreException none = await Assert.ThrowsAsync<StoreException>(() => new StoreBackups(_fixture.Folder, new BackupOptions { Folder = _elsewhere.Folder }).RestoreAsync("latest"));
        Assert.Equal((StoreFault.Security, StoreFault.Security), (other.Fault, none.Fault));
    }

    private async Task<(StoreBackups Backups, byte[] Good, string Path)> MakeAsync(BackupKey? key)
    {
        await using (MemoryStore store = await _fixture.OpenAsync())
            await store.RecordAsync(new FailureInput { Title = "one", Domain = "d" });
        var backups = new StoreBackups(_fixture.Folder, new BackupOptions { Folder = _elsewhere.Folder, Key = key });
        string path = (await backups.CreateAsync()).Backup.Path;
        return (backups, await File.ReadAllBytesAsync(path), path);
    }

    private static async Task RefusedAsync(StoreBackups backups, string path, byte[] bytes, string what)
    {
        await File.WriteAllBytesAsync(path, bytes);
        Exception? refusal = await Record.ExceptionAsync(() => backups.RestoreAsync("latest", new RestoreOptions { Force = true }));
        Assert.True(refusal is StoreException { Fault: StoreFault.Validation or StoreFault.Security }, $"{what}: {refusal?.ToString() ?? "restored"}");
    }
}
