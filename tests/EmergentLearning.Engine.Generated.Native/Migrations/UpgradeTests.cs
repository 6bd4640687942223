using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Upgrader;

namespace EmergentLearning.Engine.Generated.Native.Migrations;

/// <summary>A store of an older release comes to the newest version: generated SQL, a rebuilt table and a data migration in C#.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-upgrade-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 2485L)]
    [InlineData(2, 2485L)]
    [InlineData(3, 0L)]
    public async Task Every_released_version_comes_to_the_newest_with_its_data(int version, long balance)
    {
        var ledger = new OldLedger(_folder);
        await ledger.CreateAsync(version, rows: 70);

        await using LedgerStore store = await LedgerStore.OpenAsync(_folder, new StoreOptions { UseGit = false, AllowForeignFolder = true });

        Assert.Equal((3L, "ok"), (ledger.Version, ledger.Query("pragma integrity_check")));
        Assert.Equal(70, store.Entries.Where(Entry.Columns.Memo == "unknown").Count());
        Assert.Equal(2485, store.Entries.List().Sum(entry => entry.Cents));
        Assert.Equal(balance, store.Accounts.List().Sum(account => account.Balance));
    }
}
